import { expect, test } from 'vitest'
import { sampleDirectory } from '../sample-directory.ts'
import { userQueryOf } from './user-query.ts'
import { countByTab, usersFound, usersOf } from './users-found.ts'

const setup = () => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  const role = sample.role('Zespół FNP', ['processes', 'mail'])
  sample.member('Krzysztof Zając', { admin: true, lastSignInAt: 50 })
  sample.member('Joanna Nadolna', { roleIds: [role.id], grants: [coast.id], lastSignInAt: 90 })
  sample.member('Tomasz Kłos', { homeAccountId: coast.id, rights: ['finance'] })
  sample.member('Rafał Ostrowski', { status: 'suspended', homeAccountId: coast.id, lastSignInAt: 10 })
  sample.invitation('Agnieszka Dąb', { homeAccountId: coast.id, rights: ['mail'] })
  sample.invitation('Ewa Sosna', { status: 'expired' })
  sample.invitation('Igor Wrzos', { status: 'revoked' })
  sample.invitation('Lidia Osa', { status: 'accepted' })
  const { directory } = sample
  const found = (address: string, accountId: string | null = null) =>
    usersFound(
      directory,
      usersOf(directory, accountId === null ? null : coast.id),
      userQueryOf(new URLSearchParams(address)),
    ).map(({ name }) => name)
  return { ...sample, coast, role, found }
}

test('[B8] an expired invitation has left the list, and its own tab still finds it', () => {
  const { directory, found } = setup()
  expect(found('')).toEqual([
    'Halina Wróblewska',
    'Joanna Nadolna',
    'Krzysztof Zając',
    'Rafał Ostrowski',
    'Agnieszka Dąb',
    'Tomasz Kłos',
  ])
  expect(found('tab=expired')).toEqual(['Ewa Sosna'])
  expect(countByTab(usersOf(directory, null))).toEqual({
    all: 6,
    administrators: 2,
    pending: 1,
    suspended: 1,
    expired: 1,
  })
})

test('[B21] the primary login stands first in every order', () => {
  const { found } = setup()
  expect(found('sort=name')).toEqual([
    'Halina Wróblewska',
    'Agnieszka Dąb',
    'Joanna Nadolna',
    'Krzysztof Zając',
    'Rafał Ostrowski',
    'Tomasz Kłos',
  ])
  expect(found('sort=name&reversed')[0]).toBe('Halina Wróblewska')
  expect(found('reversed').slice(0, 4)).toEqual([
    'Halina Wróblewska',
    'Rafał Ostrowski',
    'Krzysztof Zając',
    'Joanna Nadolna',
  ])
})

test('[B10] filters and search narrow together', () => {
  const { coast, role, found } = setup()
  expect(found(`account=${coast.id}&sort=name`)).toEqual([
    'Halina Wróblewska',
    'Agnieszka Dąb',
    'Joanna Nadolna',
    'Krzysztof Zając',
    'Rafał Ostrowski',
    'Tomasz Kłos',
  ])
  expect(found(`role=${role.id}`)).toEqual(['Joanna Nadolna'])
  expect(found('right=mail&tab=pending')).toEqual(['Agnieszka Dąb'])
  expect(found('state=suspended')).toEqual(['Rafał Ostrowski'])
  expect(found('q=klos tom')).toEqual(['Tomasz Kłos'])
  expect(found('q=nikt')).toEqual([])
})

test('[A4] the list of a sub-account holds whoever reaches it', () => {
  const { directory, coast, member } = setup()
  member('Zofia Żmijewska')
  const names = usersOf(directory, coast.id).map(({ name }) => name)
  expect(names).not.toContain('Zofia Żmijewska')
  expect(names).toContain('Tomasz Kłos')
})

test('[B10] ten thousand people are found within a frame or two', () => {
  const { directory, member } = setup()
  for (let index = 0; index < 10_000; index += 1) member(`Osoba ${index}`, { lastSignInAt: index })
  const rows = usersOf(directory, null)
  const query = userQueryOf(new URLSearchParams('q=osoba 99'))
  usersFound(directory, rows, query)

  const started = performance.now()
  usersFound(directory, usersOf(directory, null), query)
  // Generous for a busy machine: it takes about ten milliseconds.
  expect(performance.now() - started).toBeLessThan(250)
})
