import {
  Draft,
  effectiveAccess,
  mainAccount,
  put,
  type Directory,
  type EffectiveAccess,
  type LoginId,
  type MemberId,
} from '@kontor/domain'
import type { AccessChoice } from './access-draft.svelte.ts'

/**
 * The accounts that a person would have access to with this choice, by the domain's own function: as if the invitation
 * were accepted.
 */
export const accessOfChoice = (directory: Directory, choice: AccessChoice): EffectiveAccess => {
  const draft = new Draft(directory)
  const id = 'new-person' as MemberId
  const member = put('member', {
    id,
    loginId: 'new-person' as LoginId,
    name: '',
    username: '',
    email: '',
    primary: false,
    status: 'active',
    joinedAt: 0,
    lastSignInAt: null,
    homeAccountId: choice.admin ? mainAccount(directory).id : choice.homeAccountId,
    admin: choice.admin,
    rights: [...choice.rights],
    roleIds: [...choice.roleIds],
    grants: [...choice.grants],
  })
  draft.apply([member])
  return effectiveAccess(draft.current, id)
}
