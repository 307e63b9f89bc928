import type { AccountId } from '@kontor/domain'
import { expect, test } from 'vitest'
import { isFiltered, userQueryOf, userQueryParams } from './user-query.ts'

test('[B10] filters, search and order come from the address', () => {
  expect(
    userQueryOf(
      new URLSearchParams(
        'q=zul&tab=pending&type=user&account=account-0002&state=void&seen=never&sort=accounts&reversed',
      ),
    ),
  ).toEqual({
    text: 'zul',
    tab: 'pending',
    type: 'user',
    account: 'account-0002',
    right: null,
    role: null,
    state: 'void',
    seen: 'never',
    sort: 'accounts',
    reversed: true,
  })
})

test('[B10] unknown values in the address are ignored', () => {
  const query = userQueryOf(new URLSearchParams('tab=nothing&state=dead&type=king&seen=once&sort=%3Cb%3E'))
  expect(query).toEqual(userQueryOf(new URLSearchParams()))
  expect(isFiltered(query)).toBe(false)
})

test('[B10] defaults are left out of the address', () => {
  expect(
    userQueryParams({ text: '', tab: 'all', account: 'account-0002' as AccountId, sort: 'sign-in', reversed: false }),
  ).toEqual({ q: null, tab: null, account: 'account-0002', sort: null, reversed: null })
})

test('[ISSUE 3] every query is the same after a round trip through the address', () => {
  const address =
    'q=ż&tab=suspended&type=administrator&account=account-0002&right=mail&role=role-1&seen=not-for-90-days'
  const query = userQueryOf(new URLSearchParams(`${address}&state=active&sort=joined&reversed=`))
  const params = Object.entries(userQueryParams(query)).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  )
  expect(userQueryOf(new URLSearchParams(params))).toEqual(query)
})
