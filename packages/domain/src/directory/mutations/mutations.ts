import type * as v from 'valibot'
import { type NamesFor, schemasFor } from '../../kernel/define-mutation.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { addProcessType } from './add-process-type.ts'
import { addService } from './add-service.ts'
import { addUnit } from './add-unit.ts'
import { archiveAccount } from './archive-account.ts'
import { assignAdmin } from './assign-admin.ts'
import { changeDeadlines } from './change-deadlines.ts'
import { changeContact } from './change-contact.ts'
import { changeGrants } from './change-grants.ts'
import { changeInvitation } from './change-invitation.ts'
import { changeProcessType } from './change-process-type.ts'
import { changeRights } from './change-rights.ts'
import { changeRole } from './change-role.ts'
import { confirmEmail } from './confirm-email.ts'
import { coverUnit } from './cover-unit.ts'
import { createRole } from './create-role.ts'
import { changeWebhook } from './change-webhook.ts'
import { createToken } from './create-token.ts'
import { createWebhook } from './create-webhook.ts'
import { createSubAccount } from './create-sub-account.ts'
import { deleteRole } from './delete-role.ts'
import { demandSingleSignOn } from './demand-single-sign-on.ts'
import { endContractUnit } from './end-contract-unit.ts'
import { endSessions } from './end-sessions.ts'
import { expireInvitation } from './expire-invitation.ts'
import { inviteExistingMember } from './invite-existing-member.ts'
import { inviteMember } from './invite-member.ts'
import { clearSingleSignOn, liftSingleSignOn } from './lift-single-sign-on.ts'
import { moveMember } from './move-member.ts'
import { recordDelivery } from './record-delivery.ts'
import { recordSignIn } from './record-sign-in.ts'
import { registerOrganization } from './register-organization.ts'
import { removeWebhook } from './remove-webhook.ts'
import { renewWebhookSecret } from './renew-webhook-secret.ts'
import { revokeToken } from './revoke-token.ts'
import { stopWebhook } from './stop-webhook.ts'
import { reinstateMember } from './reinstate-member.ts'
import { removeMember } from './remove-member.ts'
import { removeProcessType } from './remove-process-type.ts'
import { removeService } from './remove-service.ts'
import { removeUnit } from './remove-unit.ts'
import { renameAccount } from './rename-account.ts'
import { renameUnit } from './rename-unit.ts'
import { resendInvitation } from './resend-invitation.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { restoreAccount } from './restore-account.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { sendPasswordLink } from './send-password-link.ts'
import { setContractUnit } from './set-contract-unit.ts'
import { suspendMember } from './suspend-member.ts'
import { turnOffSecondFactor } from './turn-off-second-factor.ts'
import { viewAs } from './view-as.ts'
import { withdrawAdmin } from './withdraw-admin.ts'

/** Every mutation of the directory by its name on the wire: those of administrators, then those of the operator and of the server itself. */
export const mutations = {
  createSubAccount,
  renameAccount,
  archiveAccount,
  restoreAccount,
  addUnit,
  renameUnit,
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
  assignAdmin,
  withdrawAdmin,
  moveMember,
  suspendMember,
  reinstateMember,
  removeMember,
  endSessions,
  sendPasswordLink,
  resetSecondFactor,
  viewAs,
  demandSingleSignOn,
  addProcessType,
  changeProcessType,
  removeProcessType,
  changeDeadlines,
  createToken,
  revokeToken,
  createWebhook,
  changeWebhook,
  removeWebhook,
  renewWebhookSecret,
  changeContact,
  coverUnit,
  setContractUnit,
  turnOffSecondFactor,
  liftSingleSignOn,
  registerOrganization,
  acceptInvitation,
  confirmEmail,
  expireInvitation,
  endContractUnit,
  recordDelivery,
  recordSignIn,
  stopWebhook,
  clearSingleSignOn,
} as const

/** The mutations that a person may send. */
export type MutationName = NamesFor<typeof mutations, 'administrators'>
/** The mutations that an operator approves (DESIGN 11). */
export type OperatorMutationName = NamesFor<typeof mutations, 'operator'>
/** The mutations that the server itself runs; for a person they do not exist. */
export type SystemMutationName = NamesFor<typeof mutations, 'system'>

/** The arguments of every mutation that a person may send. Keys are the mutations' names on the wire. */
export const mutationSchemas = schemasFor(mutations, ['administrators'])
export const systemMutationSchemas = schemasFor(mutations, ['system'])

/** What the sender writes; optional arguments may be left out. */
export type MutationInput<N extends MutationName> = v.InferInput<(typeof mutations)[N]['arguments']>
export type SystemMutationArguments<N extends SystemMutationName> = v.InferOutput<(typeof mutations)[N]['arguments']>

/** A mutation that has not been sent. */
export type DraftMutation = { [N in MutationName]: { readonly name: N; readonly args: MutationInput<N> } }[MutationName]
