import type { ApiTokens } from '../api-tokens/api-tokens.ts'
import type { EmailLinks } from '../email-links/email-links.ts'
import type { GuestLinks } from '../guest-links/guest-links.ts'
import type { Identity } from '../identity/identity.ts'
import type { InvitationLinks } from '../invitations/invitation-links.ts'
import type { Log } from '../log/log.ts'
import type { MailAllowance } from '../mail/mail-allowance.ts'
import type { Mailer } from '../mail/mail.ts'
import type { RegistrationLinks } from '../registration-requests/registration-links.ts'
import type { RegistrationRequests } from '../registration-requests/registration-requests.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { NewEffect, Store } from '../store/store.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { PushDevices } from '../push/push-devices.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import type { LaneRules } from './carrier.ts'
import { deliverInvoice } from './deliver-invoice.ts'
import { endContractUnit } from './end-contract-unit.ts'
import { endSessions } from './end-sessions.ts'
import { expireInvitation } from './expire-invitation.ts'
import { liftSingleSignOn } from './lift-single-sign-on.ts'
import { projectSection } from './project-section.ts'
import { forgetIntegration } from './forget-integration.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { sendGuestMail } from './send-guest-mail.ts'
import { sendInvitation } from './send-invitation.ts'
import { sendInvitationLink } from './send-invitation-link.ts'
import { sendEmailChanged, sendNewEmail } from './send-new-email.ts'
import { sendNotice } from './send-notice.ts'
import { sendPush } from './send-push.ts'
import { sendPasswordLink } from './send-password-link.ts'
import { sendPasswordReset } from './send-password-reset.ts'
import { sendRegistrationMail } from './send-registration-mail.ts'
import { sendWebhook } from './send-webhook.ts'
import { tellWebhookStopped } from './tell-webhook-stopped.ts'
import { sendSecurityMail } from './send-security-mail.ts'

/** Every kind of effect and its carrier. */
export const lanes = (parts: {
  readonly rooms: Pick<
    Rooms,
    | 'kinds'
    | 'directory'
    | 'readDirectory'
    | 'submitAsSystem'
    | 'readSection'
    | 'submitToSection'
    | 'contentForOperator'
    | 'projectInto'
  >
  readonly store: Pick<Store, 'organizationOfAccount' | 'log'>
  readonly identity: Pick<
    Identity,
    'login' | 'languageOf' | 'sessionLives' | 'endSessions' | 'sendPasswordLink' | 'resetSecondFactor'
  >
  readonly links: InvitationLinks
  readonly apiTokens: ApiTokens
  readonly webhooks: Webhooks
  readonly outbound: Outbound
  readonly pushDevices: PushDevices
  readonly emailLinks: EmailLinks
  readonly guestLinks: GuestLinks
  readonly registrationLinks: RegistrationLinks
  readonly registrationRequests: Pick<RegistrationRequests, 'find'>
  readonly mails: MailAllowance
  readonly mailer: Mailer
  readonly secret: string
  readonly publicUrl: string
  readonly now: () => number
  readonly log: Log
  /** Keeps an effect in the store and wakes its lane. */
  readonly addEffect: (effect: NewEffect) => Promise<void>
}): Readonly<Record<string, LaneRules>> => ({
  'invitation-mail': { carry: sendInvitation(parts) },
  'invitation-link-mail': { carry: sendInvitationLink(parts) },
  'forget-integration': { carry: forgetIntegration(parts) },
  'end-contract-unit': { carry: endContractUnit(parts.rooms), isTimed: true },
  'expire-invitation': { carry: expireInvitation(parts.rooms), isTimed: true },
  'lift-single-sign-on': { carry: liftSingleSignOn(parts.rooms) },
  'end-sessions': { carry: endSessions(parts.identity) },
  'password-reset-mail': { carry: sendPasswordReset(parts) },
  'password-link': { carry: sendPasswordLink(parts.identity) },
  'new-email-mail': { carry: sendNewEmail(parts) },
  'email-changed-mail': { carry: sendEmailChanged(parts) },
  'registration-mail': { carry: sendRegistrationMail(parts) },
  'guest-mail': { carry: sendGuestMail(parts) },
  'reset-second-factor': { carry: resetSecondFactor(parts.identity) },
  'deliver-invoice': { carry: deliverInvoice(parts.rooms) },
  'project-section': { carry: projectSection(parts.rooms) },
  webhook: { carry: sendWebhook({ ...parts, onStopped: tellWebhookStopped(parts) }) },
  notice: { carry: sendNotice(parts) },
  'late-notice': { carry: sendNotice(parts), isTimed: true },
  push: { carry: sendPush(parts) },
  'security-mail': { carry: sendSecurityMail(parts) },
})
