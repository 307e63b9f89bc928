import { expect, it } from 'vitest'
import type { OrganizationAccess } from './access.ts'
import { hasOverview, overviewAccounts } from './overview-accounts.ts'

const organization = (...rights: readonly string[][]) =>
  ({ accounts: rights.map((held, at) => ({ id: `account-${at}`, rights: held })) }) as unknown as OrganizationAccess

it('[A5] the overview has the accounts in which it has anything to count for the person', () => {
  const all = organization(['processes', 'finance'], ['units'], ['mail'], [], ['reservations'])
  expect(overviewAccounts(all).map(({ id }) => id)).toEqual(['account-0', 'account-2', 'account-4'])
})

it('[A5] a person has an overview where it has several accounts, also of several organisations', () => {
  expect(hasOverview([organization(['mail']), organization(['processes'])])).toBe(true)
  expect(hasOverview([organization(['mail'], ['finance'])])).toBe(false)
  expect(hasOverview([organization([], [])])).toBe(false)
})
