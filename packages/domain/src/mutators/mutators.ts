import type { MutationArguments, MutationName, Mutator } from '../mutation.ts'
import { archiveAccount, restoreAccount } from './account-status.ts'
import { addUnit } from './add-unit.ts'
import { assignAdmin, withdrawAdmin } from './administrators.ts'
import { changeGrants } from './change-grants.ts'
import { changeRights } from './change-rights.ts'
import { createSubAccount } from './create-sub-account.ts'
import { endSessions } from './end-sessions.ts'
import { inviteExistingMember } from './invite-existing-member.ts'
import { inviteMember } from './invite-member.ts'
import { reinstateMember, removeMember, suspendMember } from './membership.ts'
import { moveMember } from './move-member.ts'
import { resendInvitation, revokeInvitation } from './open-invitations.ts'
import { removeUnit } from './remove-unit.ts'
import { renameAccount } from './rename-account.ts'
import { changeRole, createRole, deleteRole } from './roles.ts'
import { addService, removeService } from './services.ts'
import { viewAs } from './view-as.ts'

/** DESIGN 5: one mutator for each mutation that a person may send. That an administrator sends it was asked before. */
export const mutators: { readonly [N in MutationName]: Mutator<MutationArguments<N>> } = {
  createSubAccount,
  renameAccount,
  archiveAccount,
  restoreAccount,
  addUnit,
  removeUnit,
  addService,
  removeService,
  createRole,
  changeRole,
  deleteRole,
  inviteMember,
  inviteExistingMember,
  resendInvitation,
  revokeInvitation,
  changeRights,
  changeGrants,
  assignAdmin,
  withdrawAdmin,
  moveMember,
  suspendMember,
  reinstateMember,
  removeMember,
  endSessions,
  viewAs,
}
