import type { Directory, LoginId, OrganizationId } from '@kontor/domain'
import type { DocumentAddress, Outcome, SentMutation } from '@kontor/protocol'
import type { Committed } from './committed.ts'
import type { DocumentView } from './living-document.ts'
import type { Rooms } from './rooms.ts'

/** What sockets need beside `Rooms`. */
export interface LiveRooms extends Rooms {
  /** May this login open a document of the organisation whose directory this is? */
  readonly mayOpen: (directory: Directory, address: OpenAddress, loginId: LoginId) => boolean
  /**
   * Lets a login into a document: `enter` runs while the directory stands still, so that no change of access can slip
   * in between being allowed and being heard of. Null when the login may not open it. The document stays in memory
   * until `release`.
   */
  enter<T>(address: OpenAddress, loginId: LoginId, enter: (entered: Entered) => T): Promise<T | null>
  onCommitted(listener: (committed: Committed) => void): void
  /** An organisation was taken away, and its documents with it. */
  onForgotten(listener: (organizationId: OrganizationId) => void): void
}

/** A document that holds something: not the access channel. */
export type OpenAddress = Extract<DocumentAddress, { kind: 'directory' | 'section' }>

export interface Entered {
  readonly organizationId: OrganizationId
  readonly epoch: string
  readonly seq: number
  /** Queues at once, so that mutations run in the order of the calls (S2). */
  submit(mutations: readonly SentMutation[]): Promise<readonly Outcome[]>
  /** Runs the reader between two commits; what it sees is durable. */
  read<T>(reader: (view: DocumentView) => T): Promise<T>
  /** Lets the document leave memory. */
  release(): void
}
