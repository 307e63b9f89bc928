import { dayMs, hourMs } from '@kontor/domain'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { countsInMemory } from '../rate-limit/sliding-counts.ts'
import { createMailAllowance, mailsOfOrganization, type MailToCount } from './mail-allowance.ts'

const setup = () => {
  const clock = { time: 0 }
  const allowance = createMailAllowance(countsInMemory(() => clock.time))
  let ids = 0
  const take = (changes: Partial<MailToCount> = {}) =>
    allowance.take({
      id: `mutation-${(ids += 1)}`,
      kind: 'invitation',
      email: 'zofia@example.org',
      organization: { id: 'mewa', ageMs: 0 },
      ...changes,
    })
  const taken = async (count: number, changes: (number: number) => Partial<MailToCount>): Promise<number> =>
    (await Promise.all(Array.from({ length: count }, (_, number) => take(changes(number))))).filter(
      (answer) => answer === null,
    ).length
  return { clock, take, taken }
}
const { perRecipient, fresh, longKnown } = serverLimits.mails

it('[F3] 150 mails to one person within an hour: few are sent, from any number of organisations', async () => {
  const { take, taken } = setup()
  expect(await taken(150, (number) => ({ organization: { id: `organization-${number}`, ageMs: 0 } }))).toBe(
    perRecipient.anHour,
  )
  expect(await take()).toEqual({ by: 'recipient', waitMs: hourMs })
})

it('[F3] every spelling of the address counts as the same person', async () => {
  const { taken } = setup()
  const written = ['zofia@example.org', 'Zofia@Example.org', 'ZOFIA@EXAMPLE.ORG']
  expect(await taken(150, (number) => ({ email: written[number % 3] ?? '' }))).toBe(perRecipient.anHour)
})

it('[F3] a day has a bound of its own', async () => {
  const { clock, taken } = setup()
  let arrived = 0
  for (let hour = 0; hour < 24; hour += 1) {
    clock.time = hour * hourMs
    arrived += await taken(10, () => ({}))
  }
  expect(arrived).toBe(perRecipient.aDay)
})

it('[F3] 500 invitations of a fresh organisation: its first hour allows a part of them', async () => {
  const { clock, take, taken } = setup()
  expect(await taken(500, (number) => ({ email: `person-${number}@example.org` }))).toBe(fresh.anHour)
  expect(await take({ email: 'late@example.org' })).toEqual({ by: 'organization', waitMs: hourMs })
  expect(await take({ email: 'other@example.org', organization: { id: 'orla', ageMs: 0 } })).toBe(null)
  clock.time = hourMs
  expect(await take({ email: 'late@example.org' })).toBe(null)
})

it('[F3] the bound grows with each day since the registration, up to its own bound', async () => {
  expect(mailsOfOrganization(0)).toEqual(fresh)
  expect(mailsOfOrganization(dayMs - 1)).toEqual(fresh)
  expect(mailsOfOrganization(dayMs)).toEqual({ anHour: 2 * fresh.anHour, aDay: 2 * fresh.aDay })
  expect(mailsOfOrganization(-dayMs)).toEqual(fresh)
  expect(mailsOfOrganization(1_000 * dayMs)).toEqual(longKnown)
})

it('[F3] invitations to a person do not count against their links for a new password', async () => {
  const { take, taken } = setup()
  await taken(150, () => ({}))
  expect(await take({ kind: 'password-reset', organization: null })).toBe(null)
})

it('[F3] a repeated mutation counts once', async () => {
  const { taken } = setup()
  expect(await taken(150, () => ({ id: 'the same' }))).toBe(150)
})
