import type {
  AccountId,
  Attachment,
  LoginId,
  MemberId,
  OrganizationId,
  ProfileId,
  RecordChange,
  UnitId,
} from '@kontor/domain'
import type { DocumentName, Outcome } from '@kontor/protocol'
import type { DocumentNews, StoredDocument } from './stored-document.ts'
import type {
  AccountName,
  ConversationCounts,
  ConversationQuery,
  ConversationRow,
  ListedConversation,
} from './conversation-row.ts'

/**
 * The only place where data is kept. One `append` is one transaction: all of it, or nothing. Every implementation
 * passes `testing/store-contract.ts`.
 */
export interface Store {
  /**
   * Creates the document at seq 0 unless it exists; returns what is needed to load it. A section can only be created
   * for an account that an organisation holds; the access channel is no document.
   */
  load(document: DocumentName): Promise<StoredDocument>
  /**
   * What was written to the document after a seq. Null when there is no such document, or when it is more than
   * `entriesMax`: then loading the document anew is less work.
   */
  since(document: DocumentName, seq: number, entriesMax: number): Promise<DocumentNews | null>
  /** The seq of the document; null when there is no such document. */
  seqOf(document: DocumentName): Promise<number | null>
  /**
   * Fails with an `Overtaken` when another commit came first (see `store-errors.ts`), and with any other error when the
   * storage fails.
   */
  append(commit: Commit): Promise<void>
  /** Replaces the updates up to `seq` by one; the log and the outcomes stay. */
  snapshot(document: DocumentName, seq: number, update: Uint8Array): Promise<void>
  /** S1: the outcomes that this login's mutations already have. */
  outcomes(
    document: DocumentName,
    loginId: LoginId,
    mutationIds: readonly string[],
  ): Promise<ReadonlyMap<string, Outcome>>
  /** The ids of this login's mutations that have an outcome, in any order, up to so many. */
  outcomeIds(document: DocumentName, loginId: LoginId, limit: number): Promise<readonly string[]>
  /**
   * A piece of the document's log: oldest first for `forth`, newest first for `back`. Large entries make it shorter
   * than requested; it is empty only where the log ends.
   */
  log(document: DocumentName, query: LogQuery): Promise<readonly ChainedEntry[]>
  /**
   * This login's refusals here before a moment, newest first: up to a number, and all of the same moment as the last.
   */
  refusals(
    document: DocumentName,
    loginId: LoginId,
    query: { readonly before: number; readonly limit: number },
  ): Promise<readonly StoredRefusal[]>
  /** The account that holds the identifier; `identifier` in `sameIdentifierForm`. */
  unitClaim(identifier: string): Promise<UnitClaim | null>
  /** The organisation whose contract covers the identifier, in `sameIdentifierForm`. */
  contractHolder(identifier: string): Promise<OrganizationRow | null>
  organizations(): Promise<readonly OrganizationRow[]>
  /** Every organisation with the numbers of its accounts and people, by name. */
  organizationSummaries(): Promise<readonly OrganizationSummary[]>
  /** How much the server holds. */
  figures(): Promise<StoreFigures>
  /** Whether there is any organisation; the work does not grow with their number. */
  hasOrganizations(): Promise<boolean>
  /** The organisations of the demonstration. */
  demonstrations(): Promise<readonly Pick<OrganizationRow, 'id' | 'name'>[]>
  organizationOfAccount(accountId: AccountId): Promise<OrganizationId | null>
  organizationsOfLogin(loginId: LoginId): Promise<readonly OrganizationId[]>
  /** The organisations in which this login is the primary one (B25). */
  primaryOrganizations(loginId: LoginId): Promise<readonly PrimaryOrganization[]>
  /** Adds an effect that no mutation causes and no organisation owns: the mail for a new password. */
  addEffect(effect: NewEffect): Promise<void>
  /** Effects of one kind that are due, oldest first. */
  dueEffects(query: DueQuery): Promise<readonly StoredEffect[]>
  finishEffect(effectId: string): Promise<void>
  postponeEffect(effectId: string, dueAt: number): Promise<void>
  /** When the next effect of a kind is due after a moment; null when there is none. */
  nextEffectAt(kind: string, after: number): Promise<number | null>
  /** Also of one of the last earlier links: the invitation's newest generation tells them apart. */
  invitationToken(tokenHash: string): Promise<InvitationTokenRow | null>
  /** The generation of the newest link of an invitation, whether its token exists yet or not; 0 when there is none. */
  invitationGeneration(organizationId: OrganizationId, invitationId: string): Promise<number>
  /**
   * Makes this the only valid token of the invitation. Does nothing when the invitation has a token of this generation
   * already, a newer link, or when its organisation is gone.
   */
  replaceInvitationToken(row: InvitationTokenRow): Promise<void>
  /**
   * Keeps the row of an uploaded file, unless the document has one of that digest. Returns false, and keeps nothing, when
   * the organisation's attachments would take more than `bytesMax`; content that several documents have counts in each.
   */
  addAttachment(row: NewAttachment, bytesMax: number): Promise<boolean>
  /** The rows of the document with these digests. */
  attachments(document: DocumentName, digests: readonly string[]): Promise<readonly StoredAttachment[]>
  /** Every attachment of an organisation, in the order of documents and digests. */
  attachmentsOfOrganization(organizationId: OrganizationId): Promise<readonly StoredAttachment[]>
  /** Removes the rows that were added before a moment and that no record has ever mentioned; returns how many. */
  removeOrphanedAttachments(before: number): Promise<number>
  /** Whether any document of the organisation has an attachment of that digest. */
  hasAttachment(organizationId: OrganizationId, sha256: string): Promise<boolean>
  /** Conversations with the operator, of all organisations or of some, with the names of this moment. */
  conversations(query: ConversationQuery): Promise<readonly ListedConversation[]>
  /** How many conversations of these organisations, or of all, wait for an operator. */
  conversationCounts(organizations: ConversationQuery['organizations']): Promise<ConversationCounts>
  /** Removes an organisation with everything that belongs to it (the demonstration). */
  removeOrganization(organizationId: OrganizationId): Promise<void>
  close(): Promise<void>
}

export interface Commit {
  readonly document: DocumentName
  readonly expectedSeq: number
  /** Accepted mutations, seq `expectedSeq + 1` onwards. */
  readonly entries: readonly LogEntry[]
  /** The Yjs update that carries all of the entries; null when they wrote nothing. */
  readonly update: Uint8Array | null
  readonly outcomes: readonly StoredOutcome[]
  readonly effects: readonly NewEffect[]
  readonly claims: readonly ClaimChange[]
  /** Replaces the identifiers, in `sameIdentifierForm`, that the organisation's contract covers; null leaves them. */
  readonly contractUnits: readonly string[] | null
  readonly links: readonly LinkChange[]
  /**
   * Digests of the files that the records of this commit mention. Fails with `AttachmentGone` when the document has no
   * row of one.
   */
  readonly attachments: readonly string[]
  /** S20: a commit of another document in the same transaction; both are kept, or neither. Null: there is none. */
  readonly also: Commit | null
  /** S15: fails with `DirectoryMoved` unless this directory is at this seq. Null: nothing depends on one. */
  readonly judgedBy: { readonly directory: DocumentName; readonly seq: number } | null
  /** Projections, for look-ups across documents. */
  readonly organization: OrganizationRow | null
  readonly accounts: readonly AccountId[]
  readonly memberships: readonly MembershipChange[]
  /** New and changed names of accounts. */
  readonly accountNames: readonly AccountName[]
  /** Conversations that changed, in order: one may be there several times. */
  readonly conversations: readonly ConversationRow[]
}

export interface LogEntry {
  readonly seq: number
  readonly mutationId: string
  readonly actorKind: ActorKind
  /** Null for the server itself. */
  readonly actorLoginId: LoginId | null
  /** The login's member at that moment; null for the server itself. */
  readonly actor: { readonly memberId: MemberId | null; readonly name: string } | null
  readonly name: string
  readonly args: unknown
  /** Records before and after: the history and any past moment are built from them. */
  readonly changes: readonly RecordChange[]
  /** Names, at that moment, of the records that the entry mentions, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly at: number
}

/** Who acted: a person, the server itself, its operator, or a program with an access token. */
export type ActorKind = 'login' | 'system' | 'operator' | 'application'

/** An entry of the log, chained to the one before it. See `entry-hash.ts`. */
export interface ChainedEntry extends LogEntry {
  readonly hash: string
  readonly previousHash: string
  readonly hashVersion: HashVersion
}

/** The formula of the entry's hash. Old entries keep theirs. */
export type HashVersion = 1 | 2

/** A piece of a log: from a seq in one direction, without it. */
export interface LogQuery {
  readonly beyond: number
  readonly direction: 'back' | 'forth'
  readonly limit: number
}

export interface StoredOutcome {
  readonly loginId: LoginId
  readonly outcome: Outcome
  /** The refused mutation, so that its sender can read it later. */
  readonly refused?: RefusedMutation
}

export interface RefusedMutation {
  readonly name: string
  readonly args: unknown
  readonly names: Readonly<Record<string, string>>
  readonly at: number
}

export interface StoredRefusal extends RefusedMutation {
  readonly outcome: Outcome
}

export interface NewEffect {
  /** Derived from the cause, so that the same cause never creates two. */
  readonly id: string
  readonly kind: string
  readonly payload: unknown
  readonly dueAt: number
}
export interface StoredEffect extends NewEffect {
  readonly attempts: number
}
export interface DueQuery {
  readonly kind: string
  readonly now: number
  /** Effects due after this moment count as due too: a clock that was set back must not delay them. Null: none do. */
  readonly beyond: number | null
  readonly limit: number
}

export type ClaimChange =
  | {
      readonly claim: string
      readonly organizationId: OrganizationId
      readonly accountId: AccountId
      readonly unitId: UnitId
    }
  | { readonly release: string }
/**
 * B5: `newest` gives the invitation a link of that generation and ends every older one; `used` is the link by which the
 * invitation is accepted. Either fails with `LinkReplaced` when the invitation has a newer link by then.
 */
export type LinkChange = { readonly invitationId: string } & ({ readonly newest: number } | { readonly used: number })
export interface PrimaryOrganization {
  readonly organizationId: OrganizationId
  readonly taxId: string
}
export interface UnitClaim {
  readonly organizationId: OrganizationId
  readonly accountId: AccountId
  readonly unitId: UnitId
}

export interface OrganizationRow {
  readonly id: OrganizationId
  readonly profile: ProfileId
  readonly name: string
  readonly taxId: string
  readonly contractUnits: readonly string[]
  readonly demonstration: boolean
}
export interface OrganizationSummary extends Omit<OrganizationRow, 'contractUnits'> {
  readonly contractUnits: number
  readonly accounts: number
  readonly people: number
}
export interface StoreFigures {
  readonly documents: number
  readonly organizations: number
  readonly effectsWaiting: number
  /** Milliseconds since 1970; null: none waits. */
  readonly oldestEffectDueAt: number | null
}
export type MembershipChange = {
  readonly loginId: LoginId
  readonly organizationId: OrganizationId
  /** Null removes the membership. */
  readonly membership: { readonly primary: boolean } | null
}

/** An uploaded file of a document. `AttachmentContents` has its content, once in each organisation. */
export interface StoredAttachment extends Attachment {
  readonly document: DocumentName
  /** Once true, it stays: the log mentions the file for ever. */
  readonly mentioned: boolean
}

export interface NewAttachment extends Attachment {
  readonly document: DocumentName
  readonly organizationId: OrganizationId
  readonly addedAt: number
}

export interface InvitationTokenRow {
  readonly tokenHash: string
  readonly organizationId: OrganizationId
  readonly invitationId: string
  readonly generation: number
}
