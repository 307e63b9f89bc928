import type { AccountId } from '@kontor/domain'
import { expect, test } from 'vitest'
import { isFiltered, userQueryOf, userQueryParams } from './user-query.ts'

test('[B10] filters, search and order come from the address', () => {
  expect(
    userQueryOf(new URLSearchParams('q=zul&tab=pending&account=account-0002&state=pending&sort=name&reversed')),
  ).toEqual({
    text: 'zul',
    tab: 'pending',
    account: 'account-0002',
    right: null,
    role: null,
    state: 'pending',
    sort: 'name',
    reversed: true,
  })
})

test('[B10] what the address cannot mean is left aside', () => {
  const query = userQueryOf(new URLSearchParams('tab=nothing&state=dead&sort=%3Cb%3E'))
  expect(query).toEqual(userQueryOf(new URLSearchParams()))
  expect(isFiltered(query)).toBe(false)
})

test('[B10] what is usual is left out of the address', () => {
  expect(
    userQueryParams({ text: '', tab: 'all', account: 'account-0002' as AccountId, sort: 'sign-in', reversed: false }),
  ).toEqual({ q: null, tab: null, account: 'account-0002', sort: null, reversed: null })
})
