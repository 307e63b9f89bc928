import { RecordReader, documentEpoch, documentSeq } from '@kontor/document'
import {
  isClosedTo,
  isRefusal,
  mentionedNames,
  newestVersion,
  type ActorAccess,
  type AnyRefusal,
  type DocumentKind,
  type KindTypes,
  type LoginId,
  type MutationId,
  type OrganizationId,
  type RecordContent,
} from '@kontor/domain'
import type { DownMessage } from '@kontor/protocol'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { colleaguesOf } from './colleagues.ts'
import { refusalWithoutAccess } from './kind-of-document.ts'
import { LiveDocument, type LiveDocumentOptions } from './live-document.ts'
import { MutationSender } from './mutation-sender.ts'
import { OptimisticView } from './optimistic-view.ts'
import type { Outbox } from './outbox.ts'
import type { StoredMutation } from './ports/login-storage.ts'
import {
  isConnected,
  type AttachResult,
  type Colleague,
  type Connection,
  type DocumentState,
  type MutateOptions,
  type MutateResult,
  type SelectedFile,
} from './replica.ts'
import type { WaitingFiles } from './waiting-files.ts'
import { Watched } from './watched.ts'

export interface WorkingCopyOptions extends Pick<
  LiveDocumentOptions,
  'name' | 'origin' | 'client' | 'ports' | 'serverClock' | 'storage' | 'permitted'
> {
  readonly kind: DocumentKind
  readonly loginId: LoginId
  readonly outbox: Outbox
  readonly files: WaitingFiles
  /** The name of the lock that the sending tab holds. */
  readonly lockName: string
  /** Whose document it is; null while that is unknown. */
  readonly organizationId: () => OrganizationId | null
  /** Who this login is in a document that does not say it itself; null: it has no access; undefined: unknown. */
  readonly access: () => ActorAccess | null | undefined
  readonly onConnection: (connection: Connection) => void
}

/** One document of any kind as this login sees it in this tab: accepted, with what waits drawn on top. */
export class WorkingCopy {
  readonly watched: Watched<DocumentState>
  readonly #options: WorkingCopyOptions
  readonly #document: LiveDocument
  readonly #sender: MutationSender
  readonly #view: OptimisticView<KindTypes>
  #doc: Y.Doc | null = null
  #reader: RecordReader<KindTypes> | null = null
  #awareness: Awareness | null = null
  #colleagues: readonly Colleague[] = []
  /** Accepted mutations whose updates have not arrived in this tab (S4). */
  #underway: readonly { readonly mutation: StoredMutation; readonly seq: number }[] = []
  #closed = false

  constructor(options: WorkingCopyOptions) {
    this.#options = options
    this.#view = new OptimisticView(options.kind, options.loginId)
    this.watched = new Watched(() => this.#state())
    this.#sender = this.#newSender()
    this.#document = new LiveDocument({
      ...options,
      onMessage: (message) => this.#receive(message),
      onConnection: (connection) => this.#connectionChanged(connection),
      onDocument: (change) => this.#documentChanged(change.restarted),
    })
  }

  get connection(): Connection {
    return this.#document.connection
  }

  /** The accepted content; null while there is no copy to show, or one that lost its beginning (S8). */
  get accepted(): RecordContent | null {
    if (this.#doc === null || this.#reader === null) return null
    // A document that no one has changed yet has no epoch: then it is known to be empty once it is in step.
    if (documentEpoch(this.#doc) === null && !this.#document.hasArrived) return null
    const accepted = this.#reader.read()
    return (this.#options.kind.isComplete?.(accepted) ?? true) ? accepted : null
  }

  /** The outbox has changed. */
  outboxChanged(): void {
    this.#sender.update()
    this.watched.changed()
  }

  /** S4: stays drawn until this tab's own copy has it. */
  mutationAccepted(mutation: StoredMutation, seq: number): void {
    if (this.#doc === null || documentSeq(this.#doc) >= seq) return
    this.#underway = [...this.#underway.filter((one) => one.mutation.id !== mutation.id), { mutation, seq }]
  }

  check(name: string, args: unknown): AnyRefusal | null {
    if (this.#isClosedHere) return { code: 'not-on-the-phone' }
    if (this.connection === 'single-sign-on') return { code: 'single-sign-on-required' }
    if (this.connection === 'not-allowed') return refusalWithoutAccess(this.#options.kind, name)
    if (!this.#showView() || this.#isAccessUnknown) return null
    const result = this.#view.run({ name, version: this.#version(name), args }, this.#options.serverClock.now())
    return isRefusal(result) ? result : null
  }

  checkInTurn(mutations: readonly { readonly name: string; readonly args: unknown }[]): readonly (AnyRefusal | null)[] {
    const { kind, serverClock } = this.#options
    if (this.#isClosedHere) return mutations.map(() => ({ code: 'not-on-the-phone' }))
    if (this.connection === 'single-sign-on') return mutations.map(() => ({ code: 'single-sign-on-required' }))
    if (this.connection === 'not-allowed') return mutations.map(({ name }) => refusalWithoutAccess(kind, name))
    if (!this.#showView() || this.#isAccessUnknown) return mutations.map(() => null)
    const versioned = mutations.map(({ name, args }) => ({ name, version: this.#version(name), args }))
    return this.#view.refusalsInTurn(versioned, serverClock.now())
  }

  async mutate(
    name: string,
    input: unknown,
    { id = this.#options.ports.newId() as MutationId }: MutateOptions = {},
  ): Promise<MutateResult<AnyRefusal>> {
    // As it will travel. Besides, a screen may pass reactive proxies, which no database can store.
    const args = JSON.parse(JSON.stringify(input)) as Record<string, unknown>
    const refusal = this.check(name, args)
    if (refusal !== null) return { accepted: false, refusal }
    if (this.connection === 'too-many') this.#document.reconnect()
    const { kind, name: document, organizationId, serverClock, outbox } = this.#options
    const mutation: StoredMutation = {
      ...{ id, document, organizationId: organizationId(), name, version: this.#version(name), args },
      createdAt: serverClock.now(),
      names: this.#showView() ? mentionedNames(kind, this.#view.current, args) : {},
    }
    await outbox.add(mutation, () => isConnected(this.connection))
    return { accepted: true, id }
  }

  async attach(file: SelectedFile): Promise<AttachResult> {
    const { files, name } = this.#options
    if (this.connection === 'single-sign-on') return { accepted: false, refusal: { code: 'single-sign-on-required' } }
    if (this.connection === 'not-allowed') return { accepted: false, refusal: { code: 'no-access' } }
    return files.attach(name, file)
  }

  showScreen(path: string): void {
    this.#document.showScreen(path)
  }

  accessChanged(): void {
    this.#document.accessChanged()
    this.watched.changed()
  }

  halt(connection: Connection): void {
    this.#document.halt(connection)
  }

  async forget(): Promise<void> {
    await Promise.all([this.#document.forget(), this.close()])
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#sender.close()
    await this.#document.close()
  }

  /** B27: what the full site left waiting here is drawn, and sent by the full site alone. */
  get #isClosedHere(): boolean {
    return isClosedTo(this.#options.kind, this.#options.client)
  }

  /** Mutators cannot run without it, so nothing is drawn and nothing refused. */
  get #isAccessUnknown(): boolean {
    return this.#options.kind.actorAccess === undefined && this.#options.access() === undefined
  }

  #version(name: string): number {
    const { mutations } = this.#options.kind
    const definition = Object.hasOwn(mutations, name) ? mutations[name] : undefined
    return definition === undefined ? 1 : newestVersion(definition)
  }

  #newSender(): MutationSender {
    const { name, outbox, files, ports, lockName } = this.#options
    return new MutationSender({
      clock: ports.clock,
      locks: ports.locks,
      lockName,
      online: () => !this.#closed && !this.#isClosedHere && isConnected(this.connection),
      sendable: () => outbox.sendable(name),
      ready: (mutations) => files.ready(mutations),
      holds: () => outbox.holds(name),
      refresh: () => outbox.refresh(),
      send: (message) => this.#document.send(message),
      onWaiting: () => this.watched.changed(),
    })
  }

  #receive(message: DownMessage): void {
    if (message.type === 'retry') this.#sender.retry(message)
    if (message.type !== 'outcomes') return
    this.#sender.answered()
    // Should the storage fail, the outbox writes the outcome later.
    void this.#options.outbox.settle(message.outcomes).catch(() => undefined)
  }

  #connectionChanged(connection: Connection): void {
    this.#sender.update()
    this.watched.changed()
    this.#options.onConnection(connection)
  }

  #documentChanged(restarted: boolean): void {
    // Numbers of another life of the document say nothing about this one.
    if (restarted) this.#underway = []
    if (this.#document.doc !== this.#doc) {
      this.#doc = this.#document.doc
      const { kind } = this.#options
      this.#reader = this.#doc === null ? null : new RecordReader(kind, this.#doc, { unreadable: 'ignore' })
      this.#doc?.on('update', () => this.#contentChanged())
    }
    if (this.#document.awareness !== this.#awareness) {
      this.#awareness = this.#document.awareness
      this.#awareness?.on('change', () => this.#presenceChanged())
    }
    this.#presenceChanged()
  }

  #contentChanged(): void {
    const seq = this.#doc === null ? 0 : documentSeq(this.#doc)
    this.#underway = this.#underway.filter((one) => one.seq > seq)
    this.watched.changed()
  }

  #presenceChanged(): void {
    this.#colleagues = this.#awareness === null ? [] : colleaguesOf(this.#awareness, this.#options.loginId)
    this.watched.changed()
  }

  #state(): DocumentState {
    const { name, outbox } = this.#options
    const content = this.#showView() ? this.#view.content : null
    const pending = outbox.pendingOf(name)
    return {
      content,
      pending,
      touched: content === null ? new Map() : this.#view.touchedBy(pending),
      connection: this.connection,
      storeWaits: this.#sender.storeWaits,
      colleagues: this.#colleagues,
    }
  }

  /** Brings the view up to date; false while there is nothing to show. */
  #showView(): boolean {
    const { accepted } = this
    if (accepted === null) return false
    const { name, outbox, access } = this.#options
    const underway = this.#underway.map(({ mutation }) => mutation)
    const known = new Set(underway.map(({ id }) => id))
    const waiting = [...underway, ...outbox.pendingOf(name).filter(({ id }) => !known.has(id))]
    this.#view.show({ accepted, access: access() ?? null, mutations: this.#isAccessUnknown ? [] : waiting })
    return true
  }
}
