import type { Client } from '@kontor/domain'
import type { DocumentName, DownMessage, UpMessage } from '@kontor/protocol'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { DocumentCopies } from './document-copies.ts'
import type { DocumentCopy } from './document-copy.ts'
import { DocumentLine } from './document-line.ts'
import type { DocumentPermission } from './document-permitted.ts'
import { replicaLimits } from './limits.ts'
import type { LoginStorage } from './ports/login-storage.ts'
import type { Ports } from './ports/ports.ts'
import { isConnected, type Connection } from './replica.ts'
import { RetryDelays } from './retry-delays.ts'
import type { ServerClock } from './server-clock.ts'

export interface LiveDocumentOptions {
  readonly name: DocumentName
  readonly loginId: string
  readonly client: Client
  /** `ws://host` or `wss://host`. */
  readonly origin: string
  readonly ports: Ports
  readonly serverClock: ServerClock
  readonly storage: Promise<LoginStorage>
  /** What the access snapshot says at present; `open` while there is none. */
  readonly permitted: () => DocumentPermission
  readonly onMessage: (message: DownMessage) => void
  readonly onConnection: (connection: Connection) => void
  /** The document to show is another one, or none; `restarted` when the server began it anew (S8). */
  readonly onDocument: (change: { readonly restarted: boolean }) => void
}

type State =
  /** The kept copies are being read, or a fresh one is made after a reset; `shown` is the copy of the former life. */
  | { readonly kind: 'opening'; readonly shown: DocumentCopy | null; readonly next: DocumentCopy | null }
  /** S8: fresh copies were answered with `reset` too; the next attempt waits. */
  | { readonly kind: 'waiting'; readonly shown: DocumentCopy | null; readonly next: DocumentCopy; cancel(): void }
  /** S8: `next` is filled, and `shown` stays on the screen until it is complete. */
  | { readonly kind: 'replacing'; readonly shown: DocumentCopy | null; readonly next: DocumentCopy; line: DocumentLine }
  | { readonly kind: 'following'; readonly shown: DocumentCopy; readonly next: null; readonly line: DocumentLine }
  /** S10: the copies leave the browser. */
  | { readonly kind: 'denied'; readonly shown: null; readonly next: null; cancel(): void }
  /** Nothing of it is shown until the person signs in through the provider; the copies stay. */
  | { readonly kind: 'barred'; readonly shown: null; readonly next: null; cancel(): void }
  /** Nothing happens any more; the copies stay. */
  | {
      readonly kind: 'halted' | 'closed'
      readonly shown: DocumentCopy | null
      readonly next: DocumentCopy | null
      readonly connection: Connection
    }

/** The accepted document of one name: its copy in this browser, its connection, and what happens to both (S8, S10). */
export class LiveDocument {
  readonly #options: LiveDocumentOptions
  readonly #copies: DocumentCopies
  readonly #resetDelays = new RetryDelays(replicaLimits.resetDelayMs, replicaLimits.resetDelayMaxMs)
  readonly #deniedDelays = new RetryDelays(replicaLimits.deniedRetryMs, replicaLimits.deniedRetryMaxMs)
  #state: State
  #screen: string | null = null
  /** The reading or erasing of copies that began last. */
  #work: Promise<void> = Promise.resolve()

  constructor(options: LiveDocumentOptions) {
    this.#options = options
    this.#copies = new DocumentCopies({ ...options, documents: options.ports.documents })
    const permitted = options.permitted()
    if (permitted === 'open') this.#state = this.#opening(null)
    else if (permitted === 'awaited') this.#state = { kind: 'barred', shown: null, next: null, cancel: () => undefined }
    else {
      this.#state = { kind: 'denied', shown: null, next: null, cancel: () => undefined }
      // Something may be left from before.
      this.#begin(() => this.#copies.eraseAll())
    }
  }

  get doc(): Y.Doc | null {
    return this.#state.shown?.doc ?? null
  }

  /** The shown copy has once held all that the server had. */
  get hasArrived(): boolean {
    return this.#state.shown?.hasArrived ?? false
  }

  get connection(): Connection {
    switch (this.#state.kind) {
      case 'opening':
      case 'waiting':
        return 'connecting'
      case 'replacing':
      case 'following':
        return this.#state.line.connection
      case 'denied':
        return 'not-allowed'
      case 'barred':
        return 'single-sign-on'
      case 'halted':
      case 'closed':
        return this.#state.connection
    }
  }

  get awareness(): Awareness | null {
    return this.#line?.awareness ?? null
  }

  /** False when there is no connection to send it on. */
  send(message: UpMessage): boolean {
    return isConnected(this.connection) && (this.#line?.send(message) ?? false)
  }

  showScreen(screen: string): void {
    this.#screen = screen
    this.awareness?.setLocalState({ screen })
  }

  /** Asks again, after a close code that waits for the person. */
  reconnect(): void {
    this.#line?.reconnect()
  }

  /**
   * S10: a document that is no longer permitted leaves the browser, one that awaits a sign-in is closed; one that is permitted
   * again is opened again.
   */
  accessChanged(): void {
    const { kind } = this.#state
    if (kind === 'halted' || kind === 'closed') return
    const permitted = this.#options.permitted()
    if (permitted === 'closed') this.#deny(() => undefined)
    else if (permitted === 'awaited') this.#bar(() => undefined)
    else if (kind === 'denied' || kind === 'barred') this.#enter(this.#opening(null))
  }

  /** Stops for good with this state; the copy stays. */
  halt(connection: Connection): void {
    const { shown, next } = this.#state
    this.#enter({ kind: 'halted', shown, next, connection })
  }

  /** S13: shows nothing any more, and closes. What is stored is erased elsewhere. */
  async forget(): Promise<void> {
    const { shown, next } = this.#state
    this.#close(null, null)
    this.#options.onDocument({ restarted: true })
    await this.#work
    await Promise.all([shown?.close(), next?.close()])
  }

  /** Closes the connection and the copy. Nothing is announced any more. */
  async close(): Promise<void> {
    const { shown, next } = this.#state
    this.#close(shown, next)
    await this.#work
    await Promise.all([shown?.close(), next?.close()])
  }

  #close(shown: DocumentCopy | null, next: DocumentCopy | null): void {
    this.#enter({ kind: 'closed', shown, next, connection: this.connection })
  }

  get #line(): DocumentLine | null {
    return 'line' in this.#state ? this.#state.line : null
  }

  /** Leaves the present state, with what goes on in it, for another one. */
  #enter(state: State): void {
    const former = this.#state
    const before = this.connection
    if ('cancel' in former) former.cancel()
    if ('line' in former && !('line' in state && state.line === former.line)) former.line.destroy()
    this.#state = state
    if (this.connection !== before) this.#options.onConnection(this.connection)
  }

  /** One after another, so that nothing is read while it is being erased. */
  #begin(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      // What the browser keeps may vanish under a replica that closes. At any other time this is a bug or a broken disk,
      // and is reported as what it is, without holding up what comes after.
      if (this.#state.kind !== 'closed') queueMicrotask(() => void Promise.reject(error as Error))
    })
  }

  #opening(former: { readonly shown: DocumentCopy | null; readonly next: DocumentCopy | null } | null): State {
    const state: State = { kind: 'opening', shown: former?.shown ?? null, next: former?.next ?? null }
    this.#begin(() => (former === null ? this.#openFirst(state) : this.#openNext(state)))
    return state
  }

  async #openFirst(opening: State): Promise<void> {
    if (this.#state !== opening) return
    const copy = await this.#copies.openFirst()
    if (this.#state !== opening) return copy.close()
    this.#enter({ kind: 'following', shown: copy, next: null, line: this.#connect(copy) })
    this.#options.onDocument({ restarted: false })
    await this.#copies.eraseOlderThan(copy)
  }

  /** S8: the copy is set aside, still shown, until the server's has arrived in a fresh one. */
  #startOver(): void {
    this.#enter(this.#opening(this.#state))
  }

  async #openNext(opening: State): Promise<void> {
    if (this.#state !== opening) return
    const { shown, next: abandoned } = opening
    // A server that answers each fresh copy with `reset` is met ever more slowly; the first time at once.
    const delayMs = abandoned === null ? 0 : this.#resetDelays.next()
    await abandoned?.erase()
    const next = await this.#copies.openNext()
    if (this.#state !== opening) return next.close()
    if (delayMs === 0) return this.#replace(shown, next)
    const cancel = this.#options.ports.clock.after(delayMs, () => this.#replace(shown, next))
    this.#enter({ kind: 'waiting', shown, next, cancel })
  }

  #replace(shown: DocumentCopy | null, next: DocumentCopy): void {
    this.#enter({ kind: 'replacing', shown, next, line: this.#connect(next) })
    this.#options.onDocument({ restarted: false })
  }

  #arrived(copy: DocumentCopy): void {
    this.#resetDelays.reset()
    this.#deniedDelays.reset()
    const isFirst = copy.arrive()
    const state = this.#state
    let former: DocumentCopy | null = null
    if (state.kind === 'replacing') {
      former = state.shown
      this.#enter({ kind: 'following', shown: state.next, next: null, line: state.line })
      this.#options.onDocument({ restarted: true })
    }
    this.#begin(async () => {
      if (isFirst) await copy.noteArrival()
      await former?.erase()
    })
  }

  #connect(copy: DocumentCopy): DocumentLine {
    const line = new DocumentLine({
      ...this.#options,
      doc: copy.doc,
      epoch: () => copy.epoch,
      holdsDocument: true,
      onMessage: (message) => this.#receive(copy, message),
      onConnection: (connection) => {
        if (connection === 'not-allowed') this.#deny(this.#askAgain())
        else if (connection === 'single-sign-on') this.#bar(this.#askAgain())
        else this.#options.onConnection(connection)
      },
      onSynced: () => this.#arrived(copy),
    })
    line.awareness.setLocalState(this.#screen === null ? {} : { screen: this.#screen })
    return line
  }

  #receive(copy: DocumentCopy, message: DownMessage): void {
    const otherEpoch =
      message.type === 'welcome' && copy.epoch !== null && message.epoch !== undefined && message.epoch !== copy.epoch
    if (otherEpoch || message.type === 'reset') return this.#startOver()
    if (message.type === 'welcome' && message.epoch !== undefined) copy.arriving(message.epoch)
    this.#options.onMessage(message)
  }

  /** The server refused. Should the snapshot go on allowing it, one of the two is late: ask again, ever more slowly. */
  #askAgain(): () => void {
    return this.#options.ports.clock.after(this.#deniedDelays.next(), () => this.accessChanged())
  }

  /** The copies are closed, and stay in the browser. */
  #bar(cancel: () => void): void {
    const { kind, shown, next } = this.#state
    if (kind === 'barred') return
    this.#enter({ kind: 'barred', shown: null, next: null, cancel })
    this.#options.onDocument({ restarted: true })
    this.#begin(async () => {
      await Promise.all([shown?.close(), next?.close()])
    })
  }

  /** The copies leave the browser, those of the document's other lives too. */
  #deny(cancel: () => void): void {
    const { kind, shown, next } = this.#state
    if (kind === 'denied') return
    this.#enter({ kind: 'denied', shown: null, next: null, cancel })
    this.#options.onDocument({ restarted: true })
    this.#begin(async () => {
      await Promise.all([shown?.close(), next?.close()])
      await this.#copies.eraseAll()
    })
  }
}
