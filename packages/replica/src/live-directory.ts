import { RecordReader, documentEpoch, documentSeq } from '@kontor/document'
import {
  directoryKind,
  hasMainAccount,
  isRefusal,
  mentionedNames,
  mutations,
  newestVersion,
  type DirectoryTypes,
  type LoginId,
  type MutationId,
  type MutationInput,
  type MutationName,
  type OrganizationId,
  type Refusal,
} from '@kontor/domain'
import { documentName, type DownMessage } from '@kontor/protocol'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { colleaguesOf } from './colleagues.ts'
import { LiveDocument, type LiveDocumentOptions } from './live-document.ts'
import { MutationSender } from './mutation-sender.ts'
import { OptimisticView } from './optimistic-view.ts'
import type { Outbox } from './outbox.ts'
import type { StoredMutation } from './ports/login-storage.ts'
import {
  isConnected,
  type Colleague,
  type Connection,
  type DirectoryState,
  type MutateOptions,
  type MutateResult,
} from './replica.ts'
import { Watched } from './watched.ts'

export interface LiveDirectoryOptions extends Pick<
  LiveDocumentOptions,
  'origin' | 'ports' | 'serverClock' | 'storage' | 'permitted'
> {
  readonly organizationId: OrganizationId
  readonly loginId: LoginId
  readonly outbox: Outbox
  /** The name of the lock that the sending tab holds. */
  readonly lockName: string
  readonly onConnection: (connection: Connection) => void
}

/** One organisation's directory as this login sees it in this tab: accepted, with what waits drawn on top. */
export class LiveDirectory {
  readonly watched: Watched<DirectoryState>
  readonly #options: LiveDirectoryOptions
  readonly #document: LiveDocument
  readonly #sender: MutationSender
  readonly #view: OptimisticView
  #doc: Y.Doc | null = null
  #reader: RecordReader<DirectoryTypes> | null = null
  #awareness: Awareness | null = null
  #colleagues: readonly Colleague[] = []
  /** Accepted mutations whose updates have not arrived in this tab (S4). */
  #underway: readonly { readonly mutation: StoredMutation; readonly seq: number }[] = []
  #closed = false

  constructor(options: LiveDirectoryOptions) {
    this.#options = options
    this.#view = new OptimisticView(options.loginId)
    this.watched = new Watched(() => this.#state())
    this.#sender = this.#newSender()
    this.#document = new LiveDocument({
      ...options,
      name: documentName({ kind: 'directory', organizationId: options.organizationId }),
      onMessage: (message) => this.#receive(message),
      onConnection: (connection) => this.#connectionChanged(connection),
      onDocument: (change) => this.#documentChanged(change.restarted),
    })
  }

  get connection(): Connection {
    return this.#document.connection
  }

  /** The outbox has changed. */
  outboxChanged(): void {
    this.#sender.update()
    this.watched.changed()
  }

  /** S4: stays drawn until this tab's own copy has it. */
  accepted(mutation: StoredMutation, seq: number): void {
    if (this.#doc === null || documentSeq(this.#doc) >= seq) return
    this.#underway = [...this.#underway.filter((one) => one.mutation.id !== mutation.id), { mutation, seq }]
  }

  check(name: MutationName, args: unknown): Refusal | null {
    if (this.connection === 'not-allowed') return { code: 'not-admin' }
    if (!this.#showView()) return null
    const result = this.#view.run(
      { name, version: newestVersion(mutations[name]), args },
      this.#options.serverClock.now(),
    )
    return isRefusal(result) ? result : null
  }

  async mutate<N extends MutationName>(
    name: N,
    input: MutationInput<N>,
    { id = this.#options.ports.newId() as MutationId }: MutateOptions = {},
  ): Promise<MutateResult> {
    // As it will travel. Besides, a screen may pass reactive proxies, which no database can store.
    const args = JSON.parse(JSON.stringify(input)) as Record<string, unknown>
    const refusal = this.check(name, args)
    if (refusal !== null) return { accepted: false, refusal }
    if (this.connection === 'too-many') this.#document.reconnect()
    const mutation: StoredMutation = {
      id,
      organizationId: this.#options.organizationId,
      name,
      version: newestVersion(mutations[name]),
      args,
      createdAt: this.#options.serverClock.now(),
      names: this.#showView() ? mentionedNames(directoryKind, this.#view.current, args) : {},
    }
    await this.#options.outbox.add(mutation, () => isConnected(this.connection))
    return { accepted: true, id: mutation.id }
  }

  showScreen(path: string): void {
    this.#document.showScreen(path)
  }

  accessChanged(): void {
    this.#document.accessChanged()
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

  #newSender(): MutationSender {
    const { organizationId, outbox, ports, lockName } = this.#options
    return new MutationSender({
      clock: ports.clock,
      locks: ports.locks,
      lockName,
      online: () => !this.#closed && isConnected(this.connection),
      sendable: () => outbox.sendable(organizationId),
      holds: () => outbox.holds(organizationId),
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
      this.#reader = this.#doc === null ? null : new RecordReader(directoryKind, this.#doc, { unreadable: 'ignore' })
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

  #state(): DirectoryState {
    const { organizationId, outbox } = this.#options
    const directory = this.#showView() ? this.#view.directory : null
    const pending = outbox.pendingOf(organizationId)
    return {
      directory,
      pending,
      touched: directory === null ? new Map() : this.#view.touchedBy(pending),
      connection: this.connection,
      storeWaits: this.#sender.storeWaits,
      colleagues: this.#colleagues,
    }
  }

  /** Brings the view up to date; false while there is no copy to show, or one that lost its beginning (S8). */
  #showView(): boolean {
    if (this.#doc === null || this.#reader === null || documentEpoch(this.#doc) === null) return false
    const accepted = this.#reader.read()
    if (!hasMainAccount(accepted)) return false
    const underway = this.#underway.map(({ mutation }) => mutation)
    const known = new Set(underway.map(({ id }) => id))
    const pending = this.#options.outbox.pendingOf(this.#options.organizationId).filter(({ id }) => !known.has(id))
    this.#view.show(accepted, [...underway, ...pending])
    return true
  }
}
