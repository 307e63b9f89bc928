import type { CalendarDate } from '../kernel/calendar-date.ts'
import type { InvitationId, LoginId, MemberId, OrganizationId, SessionId, TokenId, WebhookId } from '../kernel/ids.ts'

interface AboutInvitation {
  readonly organizationId: OrganizationId
  readonly invitationId: InvitationId
}

/** What mutations of the directory have done outside of it. */
export type DirectoryEffect =
  | {
      readonly kind: 'invitation-mail'
      readonly payload: AboutInvitation & { readonly generation: number }
      readonly dueAt: number
      readonly isMessage: true
    }
  | {
      /** B18: the day after the last one on which the contract covers a unit. */
      readonly kind: 'end-contract-unit'
      readonly payload: {
        readonly organizationId: OrganizationId
        readonly identifier: string
        readonly until: CalendarDate
      }
      readonly dueAt: number
    }
  | { readonly kind: 'expire-invitation'; readonly payload: AboutInvitation; readonly dueAt: number }
  | {
      readonly kind: 'end-sessions'
      readonly payload: { readonly loginId: LoginId; readonly sessionId: SessionId | null; readonly before: number }
      readonly dueAt: number
    }
  | {
      readonly kind: 'password-link'
      readonly payload: { readonly loginId: LoginId }
      readonly dueAt: number
      readonly isMessage: true
    }
  | {
      /** B14: the link by which the owner of an approved e-mail confirms it. */
      readonly kind: 'new-email-mail'
      readonly payload: {
        readonly organizationId: OrganizationId
        readonly memberId: MemberId
        readonly email: string
        readonly approvedAt: number
      }
      readonly dueAt: number
      readonly isMessage: true
    }
  | {
      /** B14: to the old address, once the new one counts. */
      readonly kind: 'email-changed-mail'
      readonly payload: {
        readonly loginId: LoginId
        readonly name: string
        readonly username: string
        readonly from: string
        readonly to: string
        readonly changedAt: number
      }
      readonly dueAt: number
      readonly isMessage: true
    }
  | {
      /** An entry that a webhook follows, by its seq in the directory. */
      readonly kind: 'webhook'
      readonly payload: {
        readonly organizationId: OrganizationId
        readonly webhookId: WebhookId
        readonly seq: number
      }
      readonly dueAt: number
      readonly isMessage: true
      readonly of: string
    }
  | {
      /** What the server keeps of a revoked token or a removed webhook. */
      readonly kind: 'forget-integration'
      readonly payload: { readonly organizationId: OrganizationId; readonly id: TokenId | WebhookId }
      readonly dueAt: number
    }
  | { readonly kind: 'reset-second-factor'; readonly payload: { readonly loginId: LoginId }; readonly dueAt: number }
