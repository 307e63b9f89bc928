import { expect, it } from 'vitest'
import type { AccountId, RoleId } from '../kernel/ids.ts'
import { applyWrites } from '../kernel/write.ts'
import { copyDirectory, put, remove } from './directory.ts'
import { account, organization, role, sampleDirectory } from './testing/sample-directory.ts'

const setup = () => {
  const original = sampleDirectory()
  return { original, copy: copyDirectory(original) }
}

it('[DESIGN 1] writes put and remove whole records, in order', () => {
  const { copy } = setup()
  const north = account('account-north', { name: 'Renamed' })
  applyWrites(copy, [
    put('account', account('account-north', { name: 'Between' })),
    put('account', north),
    put('role', role('role-new', ['mail'])),
    remove('role', 'role-free' as RoleId),
    put('organization', organization('hospitality')),
  ])
  expect(copy.account.get('account-north' as AccountId)).toBe(north)
  expect([...copy.role.keys()]).toEqual(['role-used', 'role-new'])
  expect(copy.organization?.profile).toBe('hospitality')
})

it('[S5] writing into a copy leaves the original as it was', () => {
  const { original, copy } = setup()
  applyWrites(copy, [
    remove('account', 'account-north' as AccountId),
    remove('account', 'account-unknown' as AccountId),
  ])
  expect(copy.account.size).toBe(3)
  expect(original).toEqual(sampleDirectory())
})
