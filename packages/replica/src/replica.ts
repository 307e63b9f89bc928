import type {
  AccessSnapshot,
  AccountId,
  AnyRefusal,
  Attachment,
  Directory,
  InputOf,
  KernelRefusal,
  LoginId,
  MutationId,
  MutationInput,
  MutationName,
  OrganizationId,
  PersonalNames,
  RecordContent,
  Refusal,
  SectionKind,
  TypesOf,
} from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'

/** A mutation that waits for its outcome, in the order of sending. */
export interface PendingMutation {
  readonly id: MutationId
  /** What it changes: `directory/<organizationId>` or `section/<accountId>.<key>`. */
  readonly document: DocumentName
  /** Whose document it is; null where no access snapshot had named the section's account. */
  readonly organizationId: OrganizationId | null
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  readonly createdAt: number
  /** Names, at the time of the change, of the records whose ids the arguments mention: the tray needs no document. */
  readonly names: Readonly<Record<string, string>>
}

/** A mutation that was refused; it stays until the person sends it again, changes it or drops it (S5). */
export interface TrayEntry extends PendingMutation {
  readonly refusal: Refusal
  readonly refusedAt: number
}

export type Connection =
  | 'connecting'
  | 'online'
  /** Something on the way blocks sockets and lets HTTP through: reading and changing work, more slowly. */
  | 'http-only'
  | 'offline'
  /** Final until the person acts. */
  | 'signed-out'
  | 'not-allowed'
  /** The organisation demands single sign-on: the copy is kept, and closed until the person signs in by it. */
  | 'single-sign-on'
  | 'outdated'
  | 'too-many'

/** Does what is changed now reach the server at once? */
export const isConnected = (connection: Connection): boolean => connection === 'online' || connection === 'http-only'

export interface Colleague {
  readonly loginId: LoginId
  readonly name: string
  /** The path that the colleague looks at, for instance `/a/<accountId>/users`; null when unknown. */
  readonly screen: string | null
}

/** One document as a screen shows it. Immutable; a new object at every change. */
export interface DocumentState<Content extends RecordContent = RecordContent> {
  /** The accepted content with the pending mutations drawn on top; null until the first copy is here. */
  readonly content: Content | null
  readonly pending: readonly PendingMutation[]
  /** Ids of records that a pending mutation touches, with that mutation's id. */
  readonly touched: ReadonlyMap<string, MutationId>
  readonly connection: Connection
  /** The server said that its store does not take changes at present: they wait, and go on by themselves. */
  readonly storeWaits: boolean
  readonly colleagues: readonly Colleague[]
}

export interface DirectoryState extends Omit<DocumentState, 'content'> {
  /** The accepted directory with the pending mutations drawn on top; null until the first copy is here. */
  readonly directory: Directory | null
}

export type MutateResult<R extends AnyRefusal = Refusal> =
  | { readonly accepted: true; readonly id: MutationId }
  /** Refused at once, by the same mutator that the server runs; nothing entered the outbox. */
  | { readonly accepted: false; readonly refusal: R }

export interface MutateOptions {
  /** Its id; a new one without it. The mutations of one act have ids that name the act (`mutationIdInAct`). */
  readonly id?: MutationId
}

export interface DirectoryReplica {
  readonly state: DirectoryState
  subscribe(listener: () => void): () => void
  /**
   * Resolves once the mutation is durable in the outbox; the view has moved before that. When the browser's storage
   * fails, an online replica sends the mutation from memory (`ReplicaState.storage`).
   * Rejects with `OutboxFull`, or with `NotKept` when it can be neither kept nor sent. Then nothing has happened.
   */
  mutate<N extends MutationName>(name: N, args: MutationInput<N>, options?: MutateOptions): Promise<MutateResult>
  /** Would it be refused now, as far as this browser knows? Null: no. Writes nothing. */
  check<N extends MutationName>(name: N, args: MutationInput<N>): Refusal | null
  /** Tells colleagues which screen this person looks at. */
  showScreen(path: string): void
  close(): void
}

export type StorageState =
  /** What waits survives the page. */
  | 'kept'
  /** The browser stores nothing for this site: what waits ends with the page. */
  | 'memory'
  /** The storage did not take something that waits: that ends with the page, unless it is sent or kept before. */
  | 'failing'

/** What one login keeps in this browser. */
export interface ReplicaState {
  /** Null until known; kept for offline. */
  readonly access: AccessSnapshot | null
  readonly connection: Connection
  /** Of all documents; shared by all tabs (S12). */
  readonly pending: readonly PendingMutation[]
  readonly tray: readonly TrayEntry[]
  readonly storage: StorageState
}

export type SectionRefusal<K extends SectionKind> = TypesOf<K>['refusal'] | KernelRefusal

/** A file that a person selected; a browser's `File` is one. */
export interface SelectedFile {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

export type AttachResult =
  | { readonly accepted: true; readonly attachment: Attachment }
  | { readonly accepted: false; readonly refusal: KernelRefusal }

/** One section of one account; for the rest see `DirectoryReplica`. A number that people read is null until accepted (S17). */
export interface SectionReplica<K extends SectionKind = SectionKind> {
  readonly state: DocumentState<TypesOf<K>['content']>
  subscribe(listener: () => void): () => void
  mutate<N extends PersonalNames<K>>(
    name: N,
    args: InputOf<K, N>,
    options?: MutateOptions,
  ): Promise<MutateResult<SectionRefusal<K>>>
  check<N extends PersonalNames<K>>(name: N, args: InputOf<K, N>): SectionRefusal<K> | null
  /** The same for each of several mutations after those before it, as rows of a file. */
  checkInTurn<N extends PersonalNames<K>>(
    mutations: readonly { readonly name: N; readonly args: InputOf<K, N> }[],
  ): readonly (SectionRefusal<K> | null)[]
  /**
   * Keeps a file in this browser, and gives the attachment for the arguments of a mutation. The file is sent before that
   * mutation, offline after reconnecting (S19). Rejects with `FilesFull`, with `NotKept`, or when the file cannot be read;
   * then nothing has happened.
   */
  attach(file: SelectedFile): Promise<AttachResult>
  showScreen(path: string): void
  close(): void
}

export interface SectionAddress {
  readonly accountId: AccountId
  /** Of its kind in the registry. */
  readonly key: string
}

/** What this browser holds of the sections that the login may open, read without a connection: for searching in many. */
export interface KeptSections {
  /** Those of which it holds a whole copy. */
  list(): Promise<readonly SectionAddress[]>
  /** Read once. Null where it holds no whole copy, or where the login may not open the section. */
  read<K extends SectionKind>(accountId: AccountId, kind: K): Promise<TypesOf<K>['content'] | null>
}

export interface Replica {
  readonly loginId: LoginId
  readonly kept: KeptSections
  /** Resolves when what the browser keeps has been read: before that, `access` may be null and the outbox empty. */
  readonly loaded: Promise<void>
  readonly state: ReplicaState
  subscribe(listener: () => void): () => void
  /** The server's time, as far as this browser knows it: for all that depends on time. Milliseconds since 1970. */
  now(): number
  directory(organizationId: OrganizationId): DirectoryReplica
  /** `kind` is one of the registry that the replica was opened with. */
  section<K extends SectionKind>(accountId: AccountId, kind: K): SectionReplica<K>
  /** A new mutation id, at the end of the outbox, with the same arguments. Rejects when the storage fails. */
  sendAgain(mutationId: MutationId): Promise<void>
  /** Rejects when the storage fails: the entry stays. */
  drop(mutationId: MutationId): Promise<void>
  /** S13: erases all that this browser keeps of this login. */
  erase(): Promise<void>
  close(): void
}
