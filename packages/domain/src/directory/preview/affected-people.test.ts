import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LoginId, MemberId } from '../../kernel/ids.ts'
import { applyWrites } from '../../kernel/write.ts'
import { effectiveAccess } from '../access/effective-access.ts'
import { copyDirectory } from '../directory.ts'
import { mutationSchemas, type DraftMutation } from '../mutations/mutations.ts'
import { arbitraryMutation } from '../testing/arbitrary-mutation.ts'
import { isRefused, runAs } from '../testing/run-as.ts'
import { now, sampleDirectory } from '../testing/sample-directory.ts'
import { accessDifference, isNoDifference } from './access-difference.ts'
import { affectedPeople } from './affected-people.ts'
import { previewMutations } from './preview-mutations.ts'

const context = { loginId: 'login-owner' as LoginId, now }

const affectedBy = (name: DraftMutation['name'], args: object) => {
  const before = sampleDirectory()
  const after = previewMutations(before, [{ name, args } as DraftMutation], context)
  if (after.directory === null) return after.refusal
  return affectedPeople(before, after.directory).map(({ memberId }) => memberId)
}

describe('[A19] who is touched by a change', () => {
  it('[A19] of a role: those who have it, and do not hold the right otherwise', () => {
    expect(affectedBy('changeRole', { roleId: 'role-used', add: ['units'], remove: [] })).toEqual(['member-plain'])
    expect(affectedBy('changeRole', { roleId: 'role-used', add: [], remove: ['mail'] })).toEqual([])
    expect(affectedBy('changeRole', { roleId: 'role-used', name: 'Another', add: [], remove: [] })).toEqual([])
  })

  it('[A16] of an archived account: everybody who reaches it', () => {
    expect(affectedBy('archiveAccount', { accountId: 'account-north' })).toEqual([
      'member-owner',
      'member-admin',
      'member-second',
      'member-plain',
      'member-north',
    ])
  })

  it('[B13] of a removal: the person who is removed', () => {
    expect(affectedBy('removeMember', { memberId: 'member-plain' })).toEqual(['member-plain'])
  })
})

describe('[B11] what is announced is what happens', () => {
  it('[B11] the announced change equals the difference of effective access before and after', () => {
    fc.assert(
      fc.property(arbitraryMutation, ({ name, args }) => {
        fc.pre(Object.hasOwn(mutationSchemas, name))
        const before = sampleDirectory()
        const announced = previewMutations(before, [{ name, args } as unknown as DraftMutation], context)
        const happened = copyDirectory(before)
        const result = runAs(happened, 'owner', name as DraftMutation['name'], args)
        if (isRefused(result)) return void expect(announced.refusal).toEqual(result)
        applyWrites(happened, result)
        const members = new Set<MemberId>([...before.member.keys(), ...happened.member.keys()])
        const differences = [...members].map((memberId) => ({
          memberId,
          difference: accessDifference(effectiveAccess(before, memberId), effectiveAccess(happened, memberId)),
        }))
        expect(announced.directory === null ? null : affectedPeople(before, announced.directory)).toEqual(
          differences.filter(({ difference }) => !isNoDifference(difference)),
        )
      }),
      { numRuns: 3_000 },
    )
  })
})
