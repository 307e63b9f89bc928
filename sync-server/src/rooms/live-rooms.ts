import type { Client, Directory, OrganizationId } from '@kontor/domain'
import type { DocumentAddress, Outcome, SentMutation } from '@kontor/protocol'
import type { Committed } from './committed.ts'
import type { DocumentView } from './living-document.ts'
import type { IsWatched } from './follow-notices.ts'
import type { Permission } from './permission-in.ts'
import type { Rooms } from './rooms.ts'
import type { Visitor } from './visitor.ts'

/** What sockets need in addition to `Rooms`. */
export interface LiveRooms extends Rooms {
  /** This person's permission for a document of the organisation that the directory describes. */
  readonly permissionBy: (directory: Directory, address: OpenAddress, visitor: Visitor) => Permission
  /**
   * Admits a person to a document: `enter` runs while the directory does not change, so no loss of access is missed
   * between the check and the subscription. Null when the person may not open it. The document stays in memory until
   * `release`.
   */
  enter<T>(address: OpenAddress, visitor: Visitor, enter: (entered: Entered) => T): Promise<T | null>
  onCommitted(listener: (committed: Committed) => void): void
  /** Asks the watcher whether commits of other servers in an organisation, or about these logins, matter here. */
  watchedBy(isWatched: IsWatched): void
  /** An organisation was removed with its documents. */
  onForgotten(listener: (organizationId: OrganizationId) => void): void
}

/** The address of a document with content: not the access channel. */
export type OpenAddress = Extract<DocumentAddress, { kind: 'directory' | 'section' }>

export interface Entered {
  readonly organizationId: OrganizationId
  readonly epoch: string
  readonly seq: number
  /** Queues at once, so that mutations run in the order of the calls (S2). */
  submit(mutations: readonly SentMutation[], client?: Client): Promise<readonly Outcome[]>
  /** Runs the reader between two commits; it sees only what is durable. */
  read<T>(reader: (view: DocumentView) => T): Promise<T>
  /** Allows the document to leave memory. */
  release(): void
}
