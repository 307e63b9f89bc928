import { expect, it } from 'vitest'
import type { LoginId, MemberId } from '../../kernel/ids.ts'
import { effectiveAccess } from '../access/effective-access.ts'
import type { DraftMutation } from '../mutations/mutations.ts'
import { now, sampleDirectory } from '../testing/sample-directory.ts'
import { accessDifference, isNoDifference } from './access-difference.ts'
import { previewMutations } from './preview-mutations.ts'

const memberId = 'member-plain' as MemberId

/** What the plain member, who has mail directly and mail and finance through a role, gains and loses. */
const differenceOf = (name: DraftMutation['name'], args: object) => {
  const directory = sampleDirectory()
  const mutation = { name, args } as DraftMutation
  const after = previewMutations(directory, [mutation], { loginId: 'login-owner' as LoginId, now })
  if (after.refusal !== null) return after.refusal
  return accessDifference(effectiveAccess(directory, memberId), effectiveAccess(after.directory, memberId))
}

const nothing = { memberId, add: [], remove: [], addRoles: [], removeRoles: [] }
const both = ['account-main', 'account-north']

it('[B11] gained, lost and what stays through a role, in every account at once', () => {
  expect(differenceOf('changeRights', { ...nothing, add: ['processes'], remove: ['mail'] })).toEqual({
    gained: [{ right: 'processes', accountIds: both }],
    lost: [],
    stays: [
      { right: 'mail', accountIds: both, reasons: [{ by: 'role', roleId: 'role-used' }] },
      { right: 'finance', accountIds: both, reasons: [{ by: 'role', roleId: 'role-used' }] },
    ],
    accountsGained: [],
    accountsLost: [],
  })
})

it('[A15] a grant taken away is an account lost, with its rights', () => {
  expect(differenceOf('changeGrants', { memberId, add: ['account-south'], remove: ['account-north'] })).toEqual({
    gained: [
      { right: 'mail', accountIds: ['account-south'] },
      { right: 'finance', accountIds: ['account-south'] },
    ],
    lost: [
      { right: 'mail', accountIds: ['account-north'] },
      { right: 'finance', accountIds: ['account-north'] },
    ],
    stays: [
      {
        right: 'mail',
        accountIds: ['account-main'],
        reasons: [{ by: 'direct' }, { by: 'role', roleId: 'role-used' }],
      },
      { right: 'finance', accountIds: ['account-main'], reasons: [{ by: 'role', roleId: 'role-used' }] },
    ],
    accountsGained: ['account-south'],
    accountsLost: ['account-north'],
  })
})

it('[B16] giving what a role gives already makes no difference', () => {
  const same = differenceOf('changeRights', { ...nothing, add: ['finance'] })
  expect('code' in same ? same : isNoDifference(same)).toBe(true)
})

it('[B20] a preview that would be refused says why', () => {
  const args = { ...nothing, memberId: 'member-owner', add: ['mail'] }
  expect(differenceOf('changeRights', args)).toEqual({ code: 'primary-is-fixed', name: 'Member owner' })
})
