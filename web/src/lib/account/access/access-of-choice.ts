import {
  copyDirectory,
  effectiveAccess,
  mainAccount,
  type Directory,
  type EffectiveAccess,
  type LoginId,
  type MemberId,
} from '@kontor/domain'
import type { AccessChoice } from './access-draft.svelte.ts'

/** What somebody will reach with this choice, by the domain's own function: as if the invitation were accepted. */
export const accessOfChoice = (directory: Directory, choice: AccessChoice): EffectiveAccess => {
  const copy = copyDirectory(directory)
  const id = 'somebody-new' as MemberId
  copy.member.set(id, {
    id,
    loginId: 'somebody-new' as LoginId,
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
  return effectiveAccess(copy, id)
}
