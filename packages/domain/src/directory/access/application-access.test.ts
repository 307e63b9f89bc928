import { expect, it } from 'vitest'
import type { AccessSnapshot } from './access.ts'
import { applicationAccess } from './application-access.ts'

const account = (id: string, rights: readonly string[]) => ({
  ...{ id, kind: 'sub', name: `Name of ${id}`, position: 0, reason: 'home', rights, units: [], services: [] },
})
const snapshot = {
  login: { id: 'login-1', name: 'Zofia', username: 'zofia', email: 'zofia@example.org' },
  organizations: [
    { id: 'one', name: 'One', accounts: [account('a', ['finance', 'mail']), account('b', ['mail'])] },
    { id: 'other', name: 'Other', accounts: [account('c', ['processes'])] },
    { id: 'suspended', name: 'Suspended', accounts: [] },
  ],
} as unknown as AccessSnapshot

it('[B28] an application learns of the accounts with its right, and of no other right', () => {
  expect(applicationAccess(snapshot, 'finance')).toEqual([
    { id: 'one', name: 'One', accounts: [{ id: 'a', name: 'Name of a', rights: ['finance'] }] },
  ])
  expect(applicationAccess(snapshot, 'mail')[0]?.accounts.map(({ id, rights }) => [id, rights])).toEqual([
    ['a', ['mail']],
    ['b', ['mail']],
  ])
})

it('[B28] a login that has the right nowhere is closed out', () => {
  expect(applicationAccess(snapshot, 'reservations')).toEqual([])
})
