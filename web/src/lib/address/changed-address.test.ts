import { expect, test } from 'vitest'
import { changedAddress } from './changed-address.ts'

test('[B10] parameters are set, changed and removed; the rest stays', () => {
  const url = new URL('http://kontor.test/a/account-1/account/users?tab=pending&q=ewa')
  expect(changedAddress(url, { q: 'jan', role: 'role-0001' })).toBe(
    '/a/account-1/account/users?tab=pending&q=jan&role=role-0001',
  )
  expect(changedAddress(url, { q: null, tab: null })).toBe('/a/account-1/account/users')
})
