import type {
  AccessSnapshot,
  Directory,
  DirectoryRefusal,
  DocumentKinds,
  LoginId,
  OrganizationId,
  RecordContent,
  SystemMutationArguments,
  SystemMutationName,
} from '@kontor/domain'
import type { DocumentName, Outcome, SentMutation } from '@kontor/protocol'

/**
 * The living documents. Each runs its mutations one after another; those that nobody uses leave memory.
 * Every call may fail with `StorageFailed`; `submit` also with `TooManyWaiting`, and with `DocumentGone` when there is
 * no such document (any more). In all three nothing has happened.
 */
export interface Rooms {
  /** The kinds of documents that these rooms hold. */
  readonly kinds: DocumentKinds
  /** Runs a person's mutations in order, with the rights of that moment; resolves when all of it is durable. */
  submit(
    document: DocumentName,
    loginId: LoginId,
    mutations: readonly SentMutation[],
    options?: SubmitOptions,
  ): Promise<readonly Outcome[]>
  /** Why this mutation of a directory would be refused now; null: it would not be. Writes nothing. */
  check(document: DocumentName, loginId: LoginId, mutation: SentMutation): Promise<DirectoryRefusal | null>
  /** Runs the server's own mutation. `id` makes it happen once. */
  submitAsSystem<N extends SystemMutationName>(
    document: DocumentName,
    mutation: { readonly id: string; readonly name: N; readonly args: SystemMutationArguments<N> },
    options?: SubmitOptions,
  ): Promise<Outcome>
  /** May this login open the document now? `member` may not read, but belongs to the organisation, and so is told why. */
  permission(document: DocumentName, loginId: LoginId): Promise<'write' | 'read' | 'member' | 'none'>
  directory(organizationId: OrganizationId): Promise<Directory>
  /** The records of a document, in the shape of its kind, for a login that may open it; null for any other. */
  contentFor(document: DocumentName, loginId: LoginId): Promise<RecordContent | null>
  /**
   * The directory for a login that may open it; null for any other. Whether it may and what it gets are of one moment:
   * asked one after another, a loss of access could come in between.
   */
  directoryFor(organizationId: OrganizationId, loginId: LoginId): Promise<Directory | null>
  accessSnapshot(loginId: LoginId): Promise<AccessSnapshot | null>
  /** Closes every socket on the documents of an organisation, and forgets them. The store has taken it away before. */
  forget(organizationId: OrganizationId): Promise<void>
  /** Takes nothing new, finishes what waits, and resolves when all of it is durable. */
  close(): Promise<void>
}

export interface SubmitOptions {
  /** Instead of the clock: the demonstration has a past. */
  readonly at?: number
  /** No mail is sent for these: the demonstration's people do not exist. */
  readonly quiet?: boolean
  /**
   * F7: the link by which an invitation is accepted. The call fails with `LinkReplaced`, and nothing has happened, once
   * the invitation has a newer one.
   */
  readonly usedLink?: { readonly invitationId: string; readonly generation: number }
}
