import type { LoggedName, MutationName } from '@kontor/domain'
import { acceptInvitation } from './accept-invitation.ts'
import { addService } from './add-service.ts'
import { addUnit } from './add-unit.ts'
import { archiveAccount } from './archive-account.ts'
import { assignAdmin } from './assign-admin.ts'
import { changeGrants } from './change-grants.ts'
import { changeInvitation } from './change-invitation.ts'
import { changeRights } from './change-rights.ts'
import { changeRole } from './change-role.ts'
import { createRole } from './create-role.ts'
import { createSubAccount } from './create-sub-account.ts'
import { deleteRole } from './delete-role.ts'
import { endSessions } from './end-sessions.ts'
import { expireInvitation } from './expire-invitation.ts'
import { importOrganization } from './import-organization.ts'
import { inviteExistingMember } from './invite-existing-member.ts'
import { inviteMember } from './invite-member.ts'
import { moveMember } from './move-member.ts'
import { recordDelivery } from './record-delivery.ts'
import { recordSignIn } from './record-sign-in.ts'
import { registerOrganization } from './register-organization.ts'
import { reinstateMember } from './reinstate-member.ts'
import { removeMember } from './remove-member.ts'
import { removeService } from './remove-service.ts'
import { removeUnit } from './remove-unit.ts'
import { renameAccount } from './rename-account.ts'
import { resendInvitation } from './resend-invitation.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { restoreAccount } from './restore-account.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { sendPasswordLink } from './send-password-link.ts'
import { suspendMember } from './suspend-member.ts'
import { viewAs } from './view-as.ts'
import { withdrawAdmin } from './withdraw-admin.ts'
import type { ConfirmedMutationWords, EntryWords, MutationWords } from './mutation-words.ts'

/** The mutations that a member's page and list confirm in a dialog of their own. */
export const confirmedMutations = {
  assignAdmin,
  withdrawAdmin,
  suspendMember,
  reinstateMember,
  removeMember,
} satisfies Partial<Record<MutationName, ConfirmedMutationWords>>

export type ConfirmedMutation = keyof typeof confirmedMutations

/** The words of every mutation that a person sends. A mutation without words does not compile. */
const mutations: Readonly<Record<MutationName, MutationWords>> = {
  ...confirmedMutations,
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
  changeInvitation,
  changeRights,
  changeGrants,
  moveMember,
  endSessions,
  sendPasswordLink,
  resetSecondFactor,
  viewAs,
}

/** The other entries of the history, which the server writes. */
const logged: Readonly<Record<LoggedName, EntryWords>> = {
  ...mutations,
  acceptInvitation,
  expireInvitation,
  recordDelivery,
  recordSignIn,
  registerOrganization,
  importOrganization,
}

export const wordsOfMutation = (name: MutationName): MutationWords => mutations[name]
export const wordsOfEntry = (name: LoggedName): EntryWords => logged[name]
