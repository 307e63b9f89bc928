import type { LoginId, OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'

/** What a server lets the others on its database know. A notice says that something changed; the store says what. */
export type Notice =
  | {
      readonly kind: 'commit'
      readonly document: DocumentName
      readonly seq: number
      /** Whose member the commit changed; null: too many to name. */
      readonly logins: readonly LoginId[] | null
    }
  | { readonly kind: 'organization-removed'; readonly organizationId: OrganizationId }
  | { readonly kind: 'session-ended'; readonly sessionId: string }
  | ({ readonly kind: 'presence'; readonly document: DocumentName } & PresenceChange)
  /** A commit of the sender after this seq was overtaken: for a while, the others write to the document by turns too. */
  | { readonly kind: 'turn'; readonly document: DocumentName; readonly seq: number }
  /** Asks the others for everyone who is present in the document. */
  | { readonly kind: 'presence-query'; readonly document: DocumentName }

/** S9: one client's presence, stamped by the server of its socket. */
export interface PresenceChange {
  readonly clientId: number
  readonly clock: number
  readonly login: { readonly id: LoginId; readonly name: string }
  readonly screen: string | null
  readonly isPresent: boolean
}

/**
 * Carries notices between the servers on one database. A notice may be lost with a connection; `onGap` says that some may
 * have been.
 */
export interface Noticeboard {
  /** Sends a notice to the others, soon. Commits and removals are sent by the store, in their transaction. */
  publish(notice: Notice): void
  /** Called for notices of other servers, in the order in which they were sent. */
  onNotice(listener: (notice: Notice) => void): void
  /** Called once notices arrive again after some may have been lost. */
  onGap(listener: () => void): void
}

/** For the one server of an embedded database. */
export const noOthers: Noticeboard = { publish: () => undefined, onNotice: () => undefined, onGap: () => undefined }
