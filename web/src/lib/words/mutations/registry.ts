import type { LoggedName, MutationName } from '@kontor/domain'
import { kindKeyOf } from '@kontor/replica'
import { m } from '#lib/paraglide/messages.js'
import { guestMailMutationWords, mailMutationWords, processMailMutationWords } from '../mail/mail-mutation-words.ts'
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
import { changeWebhook } from './change-webhook.ts'
import { createToken } from './create-token.ts'
import { createWebhook } from './create-webhook.ts'
import { removeWebhook } from './remove-webhook.ts'
import { renewWebhookSecret } from './renew-webhook-secret.ts'
import { revokeToken } from './revoke-token.ts'
import { stopWebhook } from './stop-webhook.ts'
import { confirmEmail } from './confirm-email.ts'
import { coverUnit } from './cover-unit.ts'
import { createRole } from './create-role.ts'
import { createSubAccount } from './create-sub-account.ts'
import { deleteRole } from './delete-role.ts'
import { endContractUnit } from './end-contract-unit.ts'
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
import { demandSingleSignOn } from './demand-single-sign-on.ts'
import { clearSingleSignOn, liftSingleSignOn } from './lift-single-sign-on.ts'
import { viewAs } from './view-as.ts'
import { withdrawAdmin } from './withdraw-admin.ts'
import { calendarWords } from '../calendar/calendar-words.ts'
import { processesWords } from '../processes/processes-words.ts'
import { promotionsWords } from '../promotions/promotions-words.ts'
import { policiesWords, propertyWords } from '../property/property-words.ts'
import { reservationsWords } from '../reservations/reservations-words.ts'
import type { ChangeWords, ConfirmedMutationWords, EntryWords, MutationWords } from './mutation-words.ts'

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
  moveMember,
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
}

/** The other entries of the history, which the operator and the server write. */
const logged: Readonly<Record<LoggedName, EntryWords>> = {
  ...mutations,
  changeContact,
  coverUnit,
  setContractUnit,
  endContractUnit,
  turnOffSecondFactor,
  liftSingleSignOn,
  clearSingleSignOn,
  acceptInvitation,
  confirmEmail,
  expireInvitation,
  recordDelivery,
  recordSignIn,
  registerOrganization,
  importOrganization,
  stopWebhook,
}

/** By the kind of the document: a section with changes of its own adds its line. */
const byKind: Readonly<Record<string, Readonly<Record<string, ChangeWords>>>> = {
  directory: mutations,
  processes: processesWords,
  reservations: reservationsWords,
  calendar: calendarWords,
  promotions: promotionsWords,
  property: propertyWords,
  'calendar+property': policiesWords,
  mail: mailMutationWords,
  'mail+processes': processMailMutationWords,
  'mail+reservations': guestMailMutationWords,
}

/** A change that another version of the page made: it waits, and can be sent or dropped. */
const unknownMutation: ChangeWords = {
  change: () => [{ type: 'text', value: m.change_unknown() }],
}

/** The words of a mutation of any document; `document` is absent where only a directory can be meant. */
export const wordsOfMutation = (mutation: { readonly document?: string; readonly name: string }): ChangeWords => {
  const kind = mutation.document === undefined ? 'directory' : kindKeyOf(mutation.document)
  const words = Object.hasOwn(byKind, kind) ? byKind[kind] : undefined
  const known = words !== undefined && Object.hasOwn(words, mutation.name) ? words[mutation.name] : undefined
  return known ?? unknownMutation
}
export const wordsOfEntry = (name: LoggedName): EntryWords => logged[name]
