import type { AccessSnapshot, AccountId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { firstPath } from './first-path.ts'

/** Only the fields that the decision reads. */
const setup = (...organizations: readonly { home: string; accounts: readonly string[] }[]) =>
  ({
    login: { id: 'login-001', name: '', username: '', email: '' },
    organizations: organizations.map(({ home, accounts }) => ({
      member: { homeAccountId: home },
      accounts: accounts.map((id) => ({ id, rights: id.startsWith('closed') ? [] : ['mail'] })),
    })),
  }) as unknown as AccessSnapshot

it('[DESIGN 8] [A17] begins in the account in use last, while it is still open', () => {
  const access = setup({ home: 'main', accounts: ['main', 'sub'] })
  expect([
    firstPath(access, 'sub' as AccountId),
    firstPath(access, 'lost' as AccountId),
    firstPath(access, null),
  ]).toEqual(['/a/sub/overview', '/a/main/overview', '/a/main/overview'])
})

it('[A5] begins with the overview for a person who reaches several accounts, in one organisation or in two', () => {
  expect([
    firstPath(setup({ home: 'one', accounts: ['one'] }, { home: 'two', accounts: ['two'] }), null),
    firstPath(setup({ home: 'one', accounts: ['one'] }), null),
    firstPath(setup({ home: 'closed-1', accounts: ['closed-1', 'closed-2'] }), null),
  ]).toEqual(['/a/one/overview', '/a/one', '/a/closed-1'])
})

it('[DESIGN 8] passes over an organisation that the login cannot enter', () => {
  const access = setup({ home: 'held', accounts: [] }, { home: 'gone', accounts: ['sub'] })
  expect([firstPath(access, null), firstPath(setup({ home: 'held', accounts: [] }), null)]).toEqual(['/a/sub', null])
})
