import type { AccountId, ReachedAccount } from '@kontor/domain'
import { expect, it } from 'vitest'
import { pathInAccount } from './path-in-account.ts'

const account: ReachedAccount = {
  id: 'zulawy-1' as AccountId,
  kind: 'sub',
  name: 'Żuławy Mobile',
  position: 4,
  reason: 'grant',
  rights: ['processes', 'mail'],
  units: [],
  services: [],
}

it.each([
  ['/a/mewa-001/mail', true, '/a/zulawy-1/mail'],
  ['/a/mewa-001/finance', true, '/a/zulawy-1'],
  ['/a/mewa-001/account/users', true, '/a/zulawy-1/account/users'],
  ['/a/mewa-001/account/users/member-01', true, '/a/zulawy-1/account/users'],
  ['/a/mewa-001/account/users', false, '/a/zulawy-1'],
  ['/a/mewa-001/account/sub-accounts', true, '/a/zulawy-1'],
  ['/a/mewa-001/account/tray', false, '/a/zulawy-1/account/tray'],
  ['/a/mewa-001', true, '/a/zulawy-1'],
  ['/a/mewa-001/mail', null, '/a/zulawy-1'],
])('[A17] from %s (reads the directory: %s) a switch leads to %s', (pathname, readsDirectory, expected) => {
  expect(pathInAccount(pathname, account, readsDirectory)).toBe(expected)
})
