import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AccountId } from '../../kernel/ids.ts'
import { profileOf } from '../profiles/profile-of.ts'
import type { Invitation, Member } from '../records.ts'
import { arbitraryDirectory } from '../testing/arbitrary-directory.ts'
import { invitation, member, sampleDirectory } from '../testing/sample-directory.ts'
import { effectiveAccess } from './effective-access.ts'
import { holdsRight, personRights, reachCount, reachedAccounts, reachesAccount, type Person } from './person-access.ts'

it('[A10] [A16] the reach of an active member is that of effective access, in every directory', () => {
  fc.assert(
    fc.property(arbitraryDirectory, (directory) => {
      for (const one of directory.member.values()) {
        if (one.status !== 'active') continue
        const accounts = effectiveAccess(directory, one.id).map(({ accountId }) => accountId)
        expect(new Set(reachedAccounts(directory, one))).toEqual(new Set(accounts))
        expect(reachCount(directory, one)).toBe(accounts.length)
        for (const accountId of directory.account.keys())
          expect(reachesAccount(directory, one, accountId)).toBe(accounts.includes(accountId))
      }
    }),
  )
})

it('[B7] invited and suspended people keep the reach that they will have', () => {
  const directory = sampleDirectory()
  const reached = (person: Person) => [...reachedAccounts(directory, person)]
  const invited: Invitation = invitation('new', { homeAccountId: 'account-north' })
  const suspended: Member = member('away', { status: 'suspended', grants: ['account-north', 'account-old'] })
  expect(reached(invited)).toEqual(['account-north'])
  expect(reached(suspended)).toEqual(['account-main', 'account-north'])
  expect(reachesAccount(directory, suspended, 'account-old' as AccountId)).toBe(false)
})

it('[A11] a person of a sub-account reaches that one, whatever the grants are', () => {
  const directory = sampleDirectory()
  const inSub = member('sub', { homeAccountId: 'account-north', grants: ['account-south'] })
  expect([...reachedAccounts(directory, inSub)]).toEqual(['account-north'])
})

it('[A19] a right comes directly, through roles, or both; an administrator holds every right without a list', () => {
  const directory = sampleDirectory()
  const both = member('both', { rights: ['mail'], roleIds: ['role-used', 'role-gone'] })
  const role = directory.role.get('role-used' as never)
  expect(personRights(directory, both)).toEqual([
    { right: 'mail', direct: true, roles: [role] },
    { right: 'finance', direct: false, roles: [role] },
  ])
  const admin = member('admin', { admin: true })
  const { rights } = profileOf(directory)
  expect(rights.map((right) => holdsRight(directory, both, right))).toEqual([false, false, true, true, false])
  expect(rights.every((right) => holdsRight(directory, admin, right))).toBe(true)
  expect(personRights(directory, admin)).toEqual([])
})
