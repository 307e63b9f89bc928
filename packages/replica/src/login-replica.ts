import {
  isClosedTo,
  kinds,
  type AccountId,
  type LoginId,
  type MutationId,
  type OrganizationId,
  type SectionKind,
} from '@kontor/domain'
import { documentName, type DocumentName } from '@kontor/protocol'
import { AccessChannel } from './access-channel.ts'
import { copyDatabase } from './document-copy.ts'
import { directoryHandle, sectionHandle } from './document-handles.ts'
import { documentPermission, type DocumentPermission } from './document-permitted.ts'
import { KeptDocuments } from './kept-documents.ts'
import { kindOfDocument } from './kind-of-document.ts'
import { OpenDocuments } from './open-documents.ts'
import type { OpenReplicaOptions } from './open-replica-options.ts'
import { Outbox } from './outbox.ts'
import type { Channel } from './ports/channel.ts'
import type { LoginStorage } from './ports/login-storage.ts'
import { PostedVerdicts } from './posted-verdicts.ts'
import {
  isConnected,
  type Connection,
  type DirectoryReplica,
  type Replica,
  type ReplicaState,
  type SectionReplica,
} from './replica.ts'
import { ServerClock } from './server-clock.ts'
import { WaitingFiles } from './waiting-files.ts'
import { Watched } from './watched.ts'

/** What one login keeps in this browser, and its connections, in this tab. */
export class LoginReplica implements Replica {
  readonly loginId: LoginId
  readonly loaded: Promise<void>
  readonly kept: KeptDocuments
  readonly #options: Required<OpenReplicaOptions>
  readonly #storage: Promise<LoginStorage>
  readonly #channel: Channel
  readonly #watched: Watched<ReplicaState>
  readonly #serverClock: ServerClock
  readonly #outbox: Outbox
  readonly #files: WaitingFiles
  readonly #documents: OpenDocuments
  readonly #verdicts: PostedVerdicts
  readonly #access: AccessChannel
  #stopped: Connection | null = null
  #isDurable = true

  constructor(options: OpenReplicaOptions) {
    const { loginId, ports } = options
    this.#options = { kinds, client: 'web', ...options }
    this.loginId = loginId
    this.#storage = ports.openStorage(
      loginId,
      () => this.#outbox.known,
      () => this.#stop('outdated'),
    )
    this.#channel = ports.openChannel(`kontor/${loginId}`)
    this.#watched = new Watched(() => this.#state())
    this.#serverClock = new ServerClock({
      clock: ports.clock,
      storage: this.#storage,
      onChange: () => this.#watched.changed(),
    })
    this.#outbox = this.#newOutbox()
    this.#files = this.#newFiles()
    this.#documents = this.#newDocuments()
    this.kept = this.#newKept()
    this.#verdicts = this.#newVerdicts()
    this.#access = this.#newAccess()
    this.#channel.listen((message) => this.#receive(message))
    this.loaded = this.#load()
  }

  get state(): ReplicaState {
    return this.#watched.state
  }

  subscribe(listener: () => void): () => void {
    return this.#watched.subscribe(listener)
  }

  now(): number {
    return this.#serverClock.now()
  }

  directory(organizationId: OrganizationId): DirectoryReplica {
    return directoryHandle(this.#documents.take(documentName({ kind: 'directory', organizationId })))
  }

  section<K extends SectionKind>(accountId: AccountId, kind: K): SectionReplica<K> {
    if (this.#options.kinds.sections[kind.key] !== kind) throw new Error(`replica: the registry has no ${kind.key}`)
    return sectionHandle(this.#documents.take(documentName({ kind: 'section', accountId, key: kind.key })), kind)
  }

  sendAgain(mutationId: MutationId): Promise<void> {
    return this.#outbox.sendAgain(mutationId)
  }

  drop(mutationId: MutationId): Promise<void> {
    return this.#outbox.drop(mutationId)
  }

  async erase(): Promise<void> {
    this.#channel.post({ type: 'erased' })
    await this.#forget()
    const storage = await this.#storage
    for (const copy of await storage.readCopies()) {
      await this.#options.ports.documents.erase(copyDatabase(this.loginId, copy))
    }
    await this.#files.erase()
    await storage.erase()
  }

  close(): void {
    void this.#close()
  }

  async #load(): Promise<void> {
    const { isDurable } = await this.#storage
    this.#isDurable = isDurable
    await Promise.all([this.#access.loaded, this.#outbox.refresh(), this.#serverClock.loaded])
  }

  #state(): ReplicaState {
    return {
      access: this.#access.snapshot,
      connection: this.#stopped ?? this.#access.connection,
      pending: this.#outbox.pending,
      tray: this.#outbox.tray,
      storage: this.#isDurable ? (this.#outbox.isFailing ? 'failing' : 'kept') : 'memory',
    }
  }

  #newOutbox(): Outbox {
    const { clock, newId } = this.#options.ports
    return new Outbox({
      now: () => this.#serverClock.now(),
      storage: this.#storage,
      channel: this.#channel,
      clock,
      newId,
      onChange: () => this.#outboxChanged(),
      onAccepted: (mutation, seq) => this.#documents.get(mutation.document)?.mutationAccepted(mutation, seq),
    })
  }

  #newFiles(): WaitingFiles {
    return new WaitingFiles({
      ports: this.#options.ports,
      httpOrigin: this.#httpOrigin,
      loginId: this.loginId,
      outbox: this.#outbox,
      loaded: () => this.loaded,
      onReady: (document) => this.#documents.get(document)?.outboxChanged(),
    })
  }

  #newDocuments(): OpenDocuments {
    return new OpenDocuments({
      ...this.#options,
      storage: this.#storage,
      serverClock: this.#serverClock,
      outbox: this.#outbox,
      files: this.#files,
      lockName: (document) => this.#lockName(document),
      snapshot: () => this.#access.snapshot,
      permitted: (document) => this.#permitted(document),
      stopped: () => this.#stopped,
      onConnection: (connection) => this.#stopIfFinal(connection),
    })
  }

  #newKept(): KeptDocuments {
    return new KeptDocuments({
      ...{ ...this.#options, storage: this.#storage, documents: this.#options.ports.documents },
      snapshot: () => (this.#stopped === 'signed-out' ? null : this.#access.snapshot),
      permitted: (document) => this.#permitted(document),
      open: (document) => this.#documents.get(document),
    })
  }

  #newVerdicts(): PostedVerdicts {
    return new PostedVerdicts({
      ports: this.#options.ports,
      httpOrigin: this.#httpOrigin,
      loginId: this.loginId,
      client: this.#options.client,
      outbox: this.#outbox,
      kinds: this.#options.kinds,
      lockName: (document) => this.#lockName(document),
      documents: () => this.#documentsWithPending().filter((document) => this.#permitted(document) === 'closed'),
      online: () => this.#stopped === null && isConnected(this.#access.connection),
      onSignedOut: () => this.#stop('signed-out'),
    })
  }

  #newAccess(): AccessChannel {
    return new AccessChannel({
      ...this.#options,
      storage: this.#storage,
      serverClock: this.#serverClock,
      onSnapshot: () => this.#accessChanged(),
      onConnection: (connection) => this.#connectionChanged(connection),
    })
  }

  get #httpOrigin(): string {
    return this.#options.origin.replace(/^ws/, 'http')
  }

  #lockName(document: DocumentName): string {
    return `kontor/${this.loginId}/send/${document}`
  }

  /** Until there is a snapshot, the server is asked. */
  #permitted(document: DocumentName): DocumentPermission {
    const [{ kinds }, { snapshot }] = [this.#options, this.#access]
    if (snapshot !== null) return documentPermission(snapshot, document, kinds)
    return kindOfDocument(document, kinds) === null ? 'closed' : 'open'
  }

  /** What the full site has left waiting is sent by the full site: from a phone the server would refuse it (B27). */
  #documentsWithPending(): readonly DocumentName[] {
    const { kinds, client } = this.#options
    const waiting = new Set(this.#outbox.pending.map(({ document }) => document))
    return [...waiting].filter((document) => !isClosedTo(kindOfDocument(document, kinds) ?? {}, client))
  }

  #outboxChanged(): void {
    this.#files.outboxChanged()
    this.#sendWithoutScreen()
    this.#documents.outboxChanged()
    this.#verdicts.update()
    this.#watched.changed()
  }

  #accessChanged(): void {
    this.#documents.accessChanged()
    void this.kept.eraseUnreadable().catch(() => undefined)
    this.#sendWithoutScreen()
    this.#verdicts.update()
    this.#watched.changed()
  }

  #connectionChanged(connection: Connection): void {
    this.#stopIfFinal(connection)
    this.#verdicts.update()
    this.#watched.changed()
  }

  #sendWithoutScreen(): void {
    const waiting = this.#stopped === null ? this.#documentsWithPending() : []
    this.#documents.keepOpen(waiting.filter((document) => this.#permitted(document) === 'open'))
  }

  /** Neither an ended session nor an outdated page concerns one document alone. */
  #stopIfFinal(connection: Connection): void {
    if (connection === 'signed-out' || connection === 'outdated') this.#stop(connection)
  }

  #stop(connection: Connection): void {
    if (this.#stopped !== null) return
    this.#stopped = connection
    this.#access.halt(connection)
    this.#documents.halt(connection)
    this.#verdicts.update()
    this.#watched.changed()
  }

  /** Another tab has signed out. */
  #receive(message: unknown): void {
    const erased = typeof message === 'object' && message !== null && 'type' in message && message.type === 'erased'
    if (erased) void this.#forget().then(async () => (await this.#storage).close())
  }

  /** S13: nothing of this login is shown, kept or sent by this tab any more. */
  async #forget(): Promise<void> {
    this.#stop('signed-out')
    await this.#documents.forget()
    await this.#close()
    this.#access.forget()
    this.#outbox.forget()
  }

  async #close(): Promise<void> {
    this.#stopped ??= 'offline'
    this.#verdicts.close()
    this.#access.close()
    this.#files.close()
    this.#outbox.close()
    this.#channel.close()
    await this.#documents.close()
  }
}
