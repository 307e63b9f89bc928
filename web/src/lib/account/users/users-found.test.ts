import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { userQueryOf } from './user-query.ts'
import { usersInOrder } from './user-order.ts'
import { countByTab, usersFound, usersOf } from './users-found.ts'

const day = 24 * 60 * 60 * 1000
/** Invitations of the sample are open until the seventh day. */
const now = day

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
  const found = (address: string, at: number = now) => {
    const query = userQueryOf(new URLSearchParams(address))
    const rows = usersInOrder(directory, usersOf({ directory, now: at }, null), query)
    return usersFound({ directory, now: at }, rows, query).map(({ name }) => name)
  }
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
  expect(countByTab(usersOf({ directory, now }, null))).toEqual({
    all: 6,
    administrators: 2,
    pending: 1,
    suspended: 1,
    expired: 1,
  })
})

test('[B21] the primary login is first in every order', () => {
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

test('[A4] the list of a sub-account has everyone with access to it', () => {
  const { directory, coast, member } = setup()
  member('Zofia Żmijewska')
  const names = usersOf({ directory, now }, coast.id).map(({ name }) => name)
  expect(names).not.toContain('Zofia Żmijewska')
  expect(names).toContain('Tomasz Kłos')
})

test('[ISSUE 3] [B8] a filter for expired invitations finds them in the list of all, too', () => {
  const { found } = setup()
  expect(found('state=expired')).toEqual(['Ewa Sosna'])
  expect(found('state=expired&tab=pending')).toEqual([])
})

test('[ISSUE 3] [B8] an invitation expires by the clock, marked or not', () => {
  const { found } = setup()
  expect(found('tab=pending')).toEqual(['Agnieszka Dąb'])
  expect(found('tab=pending', 7 * day)).toEqual([])
  expect(found('tab=expired&sort=name', 7 * day)).toEqual(['Agnieszka Dąb', 'Ewa Sosna'])
})

test('[ISSUE 3] [B2] an invitation whose inviter is no longer an administrator is void, and waits for one', () => {
  const { member, invitation, found } = setup()
  const former = member('Bartłomiej Sójka')
  invitation('Marek Wydra', { invitedBy: former.id })
  expect(found('state=void')).toEqual(['Marek Wydra'])
  expect(found('tab=pending&sort=name')).toEqual(['Agnieszka Dąb', 'Marek Wydra'])
  expect(found('state=pending')).toEqual(['Agnieszka Dąb'])
})

test('[ISSUE 3] the type filter separates the primary login, administrators and all others', () => {
  const { invitation, found } = setup()
  invitation('Zenon Bąk', { admin: true })
  expect(found('type=primary')).toEqual(['Halina Wróblewska'])
  expect(found('type=administrator&sort=name')).toEqual(['Krzysztof Zając', 'Zenon Bąk'])
  expect(found('type=user')).toContain('Agnieszka Dąb')
})

test('[ISSUE 3] never signed in, and none for 90 days: among members', () => {
  const { member, found } = setup()
  const at = 100 * day
  member('Wiesława Ćwik', { lastSignInAt: at - 90 * day + 1, joinedAt: 0 })
  member('Michał Święcicki', { lastSignInAt: null, joinedAt: at - day })
  expect(found('seen=never&sort=name', at)).toEqual(['Halina Wróblewska', 'Michał Święcicki', 'Tomasz Kłos'])
  expect(found('seen=not-for-90-days&sort=name', at)).toEqual([
    'Halina Wróblewska',
    'Joanna Nadolna',
    'Krzysztof Zając',
    'Rafał Ostrowski',
    'Tomasz Kłos',
  ])
})

test('[ISSUE 3] several filters and a search narrow together', () => {
  const { coast, found } = setup()
  expect(found(`account=${coast.id}&type=user&state=active&sort=name`)).toEqual(['Joanna Nadolna', 'Tomasz Kłos'])
  expect(found(`account=${coast.id}&type=user&state=active&right=finance&q=klos`)).toEqual(['Tomasz Kłos'])
  expect(found(`account=${coast.id}&type=administrator&state=suspended`)).toEqual([])
})

test('[ISSUE 3] a row is created once for a record, and again only when its state changes', () => {
  const { directory } = setup()
  const [first, second, later] = [now, now + 1, 8 * day].map((at) => usersOf({ directory, now: at }, null))
  expect(second).toEqual(first)
  expect(second?.every((row, at) => row === first?.[at])).toBe(true)
  const changed = later?.filter((row, at) => row !== first?.[at]).map(({ name, state }) => [name, state])
  expect(changed).toEqual([['Agnieszka Dąb', 'expired']])
})
