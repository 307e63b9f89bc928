import type { DocumentName, DownMessage } from '@kontor/protocol'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { DocumentCopies } from './document-copies.ts'
import type { DocumentCopy } from './document-copy.ts'
import { DocumentSocket } from './document-socket.ts'
import { replicaLimits } from './limits.ts'
import type { LoginStorage } from './ports/login-storage.ts'
import type { Ports } from './ports/ports.ts'
import type { Connection } from './replica.ts'

export interface LiveDocumentOptions {
  readonly name: DocumentName
  readonly loginId: string
  readonly origin: string
  readonly ports: Ports
  readonly storage: Promise<LoginStorage>
  /** What the access snapshot says at present; true while there is none. */
  readonly permitted: () => boolean
  readonly onMessage: (message: DownMessage) => void
  readonly onConnection: (connection: Connection) => void
  /** The document to show is another one, or none; `restarted` when the server began it anew (S8). */
  readonly onDocument: (change: { readonly restarted: boolean }) => void
}

/** The accepted document of one name: its copy in this browser, its connection, and what happens to both (S8, S10). */
export class LiveDocument {
  readonly #options: LiveDocumentOptions
  readonly #copies: DocumentCopies
  /** The copy that is shown, and the one that is still arriving after a reset. */
  #copy: DocumentCopy | null = null
  #next: DocumentCopy | null = null
  #socket: DocumentSocket | null = null
  #connection: Connection = 'connecting'
  #screen: string | null = null
  #resets = 0
  #denials = 0
  #stopWaiting = (): void => undefined
  /** Grows with every change of mind; what began before it is abandoned. */
  #turn = 0
  #halted = false
  #closed = false
  /** The reading or erasing of copies that began last. */
  #work: Promise<void> = Promise.resolve()

  constructor(options: LiveDocumentOptions) {
    this.#options = options
    this.#copies = new DocumentCopies({ ...options, documents: options.ports.documents })
    if (options.permitted()) {
      this.#openSoon()
      return
    }
    // Whoever is still constructing this hears nothing yet, and something may be left from before.
    this.#connection = 'not-allowed'
    this.#begin(() => this.#copies.eraseAll())
  }

  get doc(): Y.Doc | null {
    return this.#copy?.doc ?? null
  }

  get connection(): Connection {
    return this.#connection
  }

  get awareness(): Awareness | null {
    return this.#socket?.awareness ?? null
  }

  send(frame: Uint8Array<ArrayBuffer>): boolean {
    return this.#connection === 'online' && (this.#socket?.send(frame) ?? false)
  }

  showScreen(screen: string): void {
    this.#screen = screen
    this.awareness?.setLocalState({ screen })
  }

  /** Asks again, after a close code that waits for the person. */
  reconnect(): void {
    this.#socket?.reconnect()
  }

  /** S10: a document that is no longer permitted leaves the browser; one that is permitted again is opened again. */
  accessChanged(): void {
    if (this.#halted) return
    if (!this.#options.permitted()) this.#deny()
    else if (this.#connection === 'not-allowed') this.#openSoon()
  }

  /** Stops for good with this state; the copy stays. */
  halt(connection: Connection): void {
    this.#halted = true
    this.#stop()
    this.#setConnection(connection)
  }

  /** S13: shows nothing any more, and closes. What is kept is somebody else's to erase. */
  async forget(): Promise<void> {
    const copies = this.#takeCopies()
    await this.close()
    await Promise.all(copies.map((copy) => copy.close()))
  }

  /** Closes the connection and the copy. Nothing is announced any more. */
  async close(): Promise<void> {
    this.#closed = true
    this.#stop()
    await this.#work
    await Promise.all([this.#copy?.close(), this.#next?.close()])
  }

  /** One after another, so that nothing is read while it is being erased. */
  #begin(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      // What the browser keeps may vanish under a replica that closes. At any other time this is a bug or a broken disk,
      // and is reported as what it is, without holding up what comes after.
      if (!this.#closed) queueMicrotask(() => void Promise.reject(error as Error))
    })
  }

  #openSoon(): void {
    this.#stop()
    this.#setConnection('connecting')
    const turn = this.#turn
    this.#begin(() => this.#open(turn))
  }

  async #open(turn: number): Promise<void> {
    if (turn !== this.#turn) return
    const copy = await this.#copies.openFirst()
    if (turn !== this.#turn) return copy.close()
    this.#copy = copy
    this.#options.onDocument({ restarted: false })
    this.#connect(copy)
    await this.#copies.eraseOlderThan(copy)
  }

  /** S8: the copy is set aside, still shown, until the server's has arrived in a fresh one. */
  #startOver(): void {
    this.#stop()
    this.#setConnection('connecting')
    const turn = this.#turn
    this.#begin(() => this.#openNext(turn))
  }

  async #openNext(turn: number): Promise<void> {
    if (turn !== this.#turn) return
    const abandoned = this.#next
    this.#next = null
    this.#resets += 1
    await abandoned?.erase()
    const next = await this.#copies.openNext()
    if (turn !== this.#turn) return next.close()
    this.#next = next
    const delayMs = resetDelayMs(this.#resets)
    if (delayMs === 0) this.#connect(next)
    else this.#stopWaiting = this.#options.ports.clock.after(delayMs, () => this.#connect(next))
  }

  #arrived(copy: DocumentCopy): void {
    this.#resets = 0
    this.#denials = 0
    const former = copy === this.#next ? this.#copy : null
    if (copy === this.#next) {
      this.#copy = copy
      this.#next = null
      this.#options.onDocument({ restarted: true })
    }
    this.#begin(async () => {
      await copy.markArrived()
      await former?.erase()
    })
  }

  #connect(copy: DocumentCopy): void {
    this.#socket = new DocumentSocket({
      ...this.#options,
      doc: copy.doc,
      epoch: () => copy.epoch,
      holdsDocument: true,
      onMessage: (message) => this.#receive(copy, message),
      onConnection: (connection) => this.#socketChanged(connection),
      onSynced: () => this.#arrived(copy),
    })
    this.#socket.awareness.setLocalState(this.#screen === null ? {} : { screen: this.#screen })
    this.#setConnection(this.#socket.connection)
    this.#options.onDocument({ restarted: false })
  }

  #receive(copy: DocumentCopy, message: DownMessage): void {
    const otherEpoch =
      message.type === 'welcome' && copy.epoch !== null && message.epoch !== undefined && message.epoch !== copy.epoch
    if (otherEpoch || message.type === 'reset') return this.#startOver()
    if (message.type === 'welcome' && message.epoch !== undefined) copy.arriving(message.epoch)
    this.#options.onMessage(message)
  }

  #socketChanged(connection: Connection): void {
    if (connection === 'not-allowed') this.#denied()
    else this.#setConnection(connection)
  }

  /** The server refused. Should the snapshot go on allowing it, one of the two is late: ask again, ever more slowly. */
  #denied(): void {
    this.#deny()
    const delayMs = Math.min(replicaLimits.deniedRetryMs * 2 ** this.#denials, replicaLimits.deniedRetryMaxMs)
    this.#denials += 1
    this.#stopWaiting = this.#options.ports.clock.after(delayMs, () => this.accessChanged())
  }

  /** The copies leave the browser, those of the document's other lives too. */
  #deny(): void {
    if (this.#connection === 'not-allowed') return
    this.#stop()
    this.#setConnection('not-allowed')
    const copies = this.#takeCopies()
    this.#begin(async () => {
      await Promise.all(copies.map((copy) => copy.close()))
      await this.#copies.eraseAll()
    })
  }

  #takeCopies(): readonly DocumentCopy[] {
    const copies = [this.#copy, this.#next].filter((copy) => copy !== null)
    this.#copy = null
    this.#next = null
    this.#options.onDocument({ restarted: true })
    return copies
  }

  #setConnection(connection: Connection): void {
    if (connection === this.#connection) return
    this.#connection = connection
    this.#options.onConnection(connection)
  }

  #stop(): void {
    this.#turn += 1
    this.#stopWaiting()
    this.#socket?.destroy()
    this.#socket = null
  }
}

const resetDelayMs = (resets: number): number =>
  resets <= 1 ? 0 : Math.min(replicaLimits.resetDelayMs * 2 ** (resets - 2), replicaLimits.resetDelayMaxMs)
