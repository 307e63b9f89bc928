import type {
  AccessSnapshot,
  Client,
  Directory,
  DirectoryRefusal,
  DocumentKinds,
  LoginId,
  OrganizationId,
  RecordContent,
  SystemMutationArguments,
  SystemMutationName,
  TokenId,
} from '@kontor/domain'
import type { DocumentName, Outcome, SentMutation } from '@kontor/protocol'
import type { Permission } from './permission-in.ts'
import type { Visitor } from './visitor.ts'

/**
 * The living documents. Each runs its mutations one after another; unused ones leave memory. Every call may fail with
 * `StorageFailed`; `submit` also with `TooManyWaiting`, and with `DocumentGone` when there is no such document. In all
 * three cases nothing has happened.
 */
export interface Rooms {
  /** The kinds of documents that these rooms hold. */
  readonly kinds: DocumentKinds
  /** Runs a person's mutations in order, with the rights of that moment; resolves when all of it is durable. */
  submit(
    document: DocumentName,
    visitor: Visitor,
    mutations: readonly SentMutation[],
    options?: SubmitOptions,
  ): Promise<readonly Outcome[]>
  /** Returns why this mutation of a directory would be refused now; null when it would be accepted. Writes nothing. */
  check(
    document: DocumentName,
    visitor: Visitor,
    mutation: SentMutation,
    client?: Client,
  ): Promise<DirectoryRefusal | null>
  /** Runs the server's own mutation. `id` makes it run once. */
  submitAsSystem<N extends SystemMutationName>(
    document: DocumentName,
    mutation: { readonly id: string; readonly name: N; readonly args: SystemMutationArguments<N> },
    options?: SubmitOptions,
  ): Promise<Outcome>
  /** Runs the server's own mutation of a section. `id` makes it run once. */
  submitToSection(
    document: DocumentName,
    mutation: { readonly id: string; readonly name: string; readonly args: object },
    options?: SubmitOptions,
  ): Promise<Outcome>
  /**
   * Reads a section for the server's own work, between two commits; null while the section holds nothing. The caller decides
   * what of it a person may see.
   */
  readSection<T>(document: DocumentName, reader: (content: RecordContent) => T): Promise<T | null>
  /** S18: brings what a section shows of other documents up to date. A section that holds nothing waits until it is opened. */
  projectInto(document: DocumentName): Promise<void>
  /** Runs the mutations of a program in a directory. The caller has found its token, and asked whether it may write. */
  submitAsApplication(
    document: DocumentName,
    tokenId: TokenId,
    mutations: readonly SentMutation[],
  ): Promise<readonly Outcome[]>
  /** Runs an operator's mutations in order (DESIGN 11). The caller has asked whether the login is an operator's. */
  submitAsOperator(
    document: DocumentName,
    operator: { readonly loginId: LoginId; readonly name: string },
    mutations: readonly SentMutation[],
    options?: SubmitOptions,
  ): Promise<readonly Outcome[]>
  /**
   * The records of a section in which operators act, or of an operator's own document; null for every other one. The caller has asked whether the
   * login is an operator's.
   */
  contentForOperator(document: DocumentName): Promise<RecordContent | null>
  /**
   * The person's permission for the document now. `member` and `barred` may not read but belong to the organisation, so the
   * answer gives the reason.
   */
  permission(document: DocumentName, visitor: Visitor): Promise<Permission>
  directory(organizationId: OrganizationId): Promise<Directory>
  /** Reads a directory between two commits; null when there is none. The caller decides what of it is sent to whom. */
  readDirectory<T>(organizationId: OrganizationId, reader: (directory: Directory) => T): Promise<T | null>
  /** The records of a document, in the shape of its kind, for a person who may open it; null for any other. */
  contentFor(document: DocumentName, visitor: Visitor): Promise<RecordContent | null>
  /**
   * The directory for a person who may open it; null for any other. The check and the content are of one moment: two
   * calls could have a loss of access in between.
   */
  directoryFor(organizationId: OrganizationId, visitor: Visitor): Promise<Directory | null>
  accessSnapshot(visitor: Visitor): Promise<AccessSnapshot | null>
  /**
   * Closes every socket on the documents of an organisation and drops its rooms. Call it after the store has removed
   * them.
   */
  forget(organizationId: OrganizationId): Promise<void>
  /** Accepts nothing new, finishes what waits, and resolves when all of it is durable. */
  close(): Promise<void>
}

export interface SubmitOptions {
  /** B27: the site that the person uses; the full one without it. */
  readonly client?: Client
  /** Replaces the clock: the demonstration has a past. */
  readonly at?: number
  /** Sends no mails: the demonstration's people do not exist. */
  readonly quiet?: boolean
  /**
   * F7: the link by which an invitation is accepted. The call fails with `LinkReplaced`, and nothing happens, once the
   * invitation has a newer one.
   */
  readonly usedLink?: { readonly invitationId: string; readonly generation: number }
}
