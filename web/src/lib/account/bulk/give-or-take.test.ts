import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { accountChoices, rightChoices, roleChoices } from './bulk-choice.ts'
import { GiveOrTake } from './give-or-take.svelte.ts'

test('[ISSUE 3] an item is given or taken, never both, and a repeated choice clears it', () => {
  const choice = new GiveOrTake<'mail' | 'finance'>()
  choice.choose('mail', 'give')
  choice.choose('finance', 'give')
  choice.choose('finance', 'take')
  expect(choice.change).toEqual({ add: ['mail'], remove: ['finance'] })
  choice.choose('finance', 'take')
  expect([choice.change, choice.wayOf('finance')]).toEqual([{ add: ['mail'], remove: [] }, null])
  choice.choose('mail', 'give')
  expect(choice.isEmpty).toBe(true)
})

test('[ISSUE 8 E2] rights held through a role count, and administrators have all', () => {
  const { member, role, directory } = sampleDirectory()
  const team = role('Rozliczenia', ['finance'])
  const people = [
    member('Joanna Nadolna', { rights: ['finance'] }),
    member('Paweł Grzęda', { roleIds: [team.id] }),
    member('Krzysztof Zając', { admin: true }),
    member('Zofia Żmijewska'),
  ]
  const finance = rightChoices(directory, people).find(({ id }) => id === 'finance')
  expect(finance).toMatchObject({ held: 3, throughRoles: 1 })
})

test('[ISSUE 3] beside each choice is how many members have it; invited people do not count', () => {
  const { directory, account, role, member, invitation } = sampleDirectory()
  const coast = account('Zatoka Net')
  const closed = account('Puck Światło', { status: 'archived' })
  const unused = account('Hel Net', { status: 'archived' })
  const team = role('Zespół FNP', ['mail'])
  const people = [
    member('Joanna Nadolna', { rights: ['mail'], roleIds: [team.id], grants: [coast.id, closed.id] }),
    member('Paweł Grzęda', { rights: ['mail'], grants: [coast.id] }),
    invitation('Agnieszka Dąb', { rights: ['mail'], roleIds: [team.id] }),
  ]
  expect(rightChoices(directory, people).find(({ id }) => id === 'mail')?.held).toBe(2)
  expect(roleChoices(directory, people)).toEqual([{ id: team.id, name: 'Zespół FNP', held: 1 }])
  const accounts = accountChoices(directory, people)
  expect(accounts).toEqual([
    { id: coast.id, name: 'Zatoka Net', held: 2 },
    { id: closed.id, name: 'Puck Światło', held: 1 },
  ])
  expect(accounts.some(({ id }) => id === unused.id)).toBe(false)
})
