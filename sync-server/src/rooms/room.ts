import type { Actor } from '@kontor/domain'
import type { Outcome } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import { errorFacts } from '../log/log.ts'
import { LinkReplaced } from '../store/store-errors.ts'
import { BatchFailed, DocumentGone, StorageFailed, TooManyWaiting } from './room-errors.ts'
import { DocumentKeeper } from './document-keeper.ts'
import type { DocumentKeeperOptions } from './document-keeper-options.ts'
import type { DocumentView } from './living-document.ts'
import type { SubmitOptions } from './rooms.ts'
import { RoomTurn } from './room-turn.ts'
import type { Submission, SubmittedMutation } from './submission.ts'

export interface RoomOptions extends Omit<DocumentKeeperOptions, 'ownTurn'> {
  /** Called when the document has not been open and nothing has waited for a while. */
  readonly onIdle: () => void
  /** Called when the document was removed from the store. */
  readonly onGone: () => void
}

interface Reader {
  readonly read: (view: DocumentView) => void
  readonly reject: (error: unknown) => void
}

/**
 * One living document and the queue in front of it. It does one thing at a time: loads, commits a batch, runs readers.
 * So no reader sees what is not durable (S3).
 */
export class Room {
  readonly #options: RoomOptions
  readonly #keeper: DocumentKeeper
  #waiting: Submission[] = []
  #mutationsWaiting = 0
  #readers: Reader[] = []
  #holders = 0
  #work: Promise<void> | null = null
  #ended: Error | null = null
  #stopIdle: (() => void) | null = null
  readonly #turn: RoomTurn
  /** Ends the wait for the turn: there is something to read. */
  #onReader: (() => void) | null = null

  constructor(options: RoomOptions) {
    this.#options = options
    this.#turn = new RoomTurn(options)
    this.#keeper = new DocumentKeeper({ ...options, ownTurn: this.#turn })
  }

  /** What is durable and announced; null before the first load. */
  get committed(): { readonly epoch: string; readonly seq: number } | null {
    return this.#keeper.committed
  }

  get isIdle(): boolean {
    return this.#holders === 0 && this.#work === null
  }

  submit(actor: Actor, mutations: readonly SubmittedMutation[], options: SubmitOptions): Promise<readonly Outcome[]> {
    if (this.#ended !== null) return Promise.reject(this.#ended)
    if (this.#mutationsWaiting + mutations.length > serverLimits.mutationsWaitingMax) {
      return Promise.reject(new TooManyWaiting())
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ actor, mutations, options, resolve, reject })
      this.#mutationsWaiting += mutations.length
      this.#start()
    })
  }

  /** Runs the reader between two commits, at once when none is running. */
  read<T>(reader: (view: DocumentView) => T): Promise<T> {
    if (this.#ended !== null) return Promise.reject(this.#ended)
    return new Promise((resolve, reject) => {
      const read = (view: DocumentView): void => {
        try {
          resolve(reader(view))
        } catch (error) {
          reject(error as Error)
        }
      }
      this.#readers.push({ read, reject })
      this.#onReader?.()
      this.#start()
    })
  }

  /** Compares with the store before the next use: another server may have written. */
  distrust(): void {
    this.#keeper.distrust()
  }

  /** Another server has written up to this seq: reads it and announces it, now or once the store answers. */
  follow(seq: number): void {
    if (Number.isFinite(seq)) this.#turn.contend()
    if ((this.committed?.seq ?? -1) >= seq) return
    this.distrust()
    this.read(() => undefined).catch(() => this.#recoverLater())
  }

  /** Another server was overtaken here and waits for its turn. */
  contend(): void {
    this.#turn.contend()
  }

  /** Keeps the document in memory until the returned function is called. */
  hold(): () => void {
    this.#holders += 1
    let holds = true
    return () => {
      if (!holds) return
      holds = false
      this.#holders -= 1
      this.#restLater()
    }
  }

  /** Called before it leaves memory: merges its updates, so that it loads quickly. */
  async rest(): Promise<void> {
    if (this.#keeper.updates >= serverLimits.updatesBeforeSnapshotAtRest) await this.read(() => this.#keeper.snapshot())
  }

  /** Accepts nothing more and resolves when the waiting mutations are done. */
  async close(reason: Error): Promise<void> {
    this.#ended ??= reason
    this.#stopIdle?.()
    while (this.#work !== null) await this.#work
  }

  /** As `close`, but the waiting mutations fail. */
  async end(reason: Error): Promise<void> {
    this.#ended ??= reason
    this.#rejectAll(reason)
    await this.close(reason)
  }

  #start(): void {
    this.#stopIdle?.()
    this.#work ??= this.#run().finally(() => {
      this.#work = null
      // A submission may have come since the queues were last read.
      if (this.#hasWork) this.#start()
      else this.#restLater()
    })
  }

  get #hasWork(): boolean {
    return this.#waiting.length > 0 || this.#readers.length > 0
  }

  #restLater(): void {
    if (!this.isIdle || this.#ended !== null) return
    this.#stopIdle?.()
    this.#stopIdle = this.#options.clock.after(serverLimits.roomIdleMs, () => {
      if (this.isIdle) this.#options.onIdle()
    })
  }

  async #run(): Promise<void> {
    while (this.#hasWork) {
      try {
        const document = await this.#keeper.open()
        for (const reader of this.#readers.splice(0)) reader.read(document)
        if (this.#waiting.length > 0 && (await this.#isTurnHere())) {
          await this.#commit(this.#nextSubmissions())
          this.#turn.pass(this.#waiting.length > 0)
        }
        if (this.#keeper.updates >= serverLimits.updatesBeforeSnapshot) await this.#keeper.snapshot()
      } catch (error) {
        this.#rejectAll(this.#reasonOf(error))
      }
    }
    this.#turn.end()
  }

  /** False: something may have happened meanwhile, which comes first. Readers do not wait for the turn. */
  async #isTurnHere(): Promise<boolean> {
    if (this.#turn.isBehind(this.committed?.seq ?? -1)) {
      this.distrust()
      return false
    }
    if (this.#turn.isHere) return true
    const { promise: readerCame, resolve } = Promise.withResolvers<void>()
    this.#onReader = resolve
    await Promise.race([this.#turn.take(), readerCame])
    this.#onReader = null
    return false
  }

  /** Everything that waits, up to the bound of one commit; a submission is never split. */
  #nextSubmissions(): Submission[] {
    let mutations = 0
    let count = 0
    for (const submission of this.#waiting) {
      if (count > 0 && mutations + submission.mutations.length > serverLimits.mutationsPerCommitMax) break
      mutations += submission.mutations.length
      count += 1
    }
    this.#mutationsWaiting -= mutations
    return this.#waiting.splice(0, count)
  }

  /** When it fails, the waiting mutations fail too: later mutations of the same sender must not overtake (S2). */
  async #commit(submissions: readonly Submission[]): Promise<void> {
    try {
      const answers = await this.#keeper.commit(submissions)
      submissions.forEach(({ resolve, reject }, at) => {
        const answer = answers[at]
        if (answer === undefined) return
        if ('outcomes' in answer) return resolve(answer.outcomes)
        if (!(answer.error instanceof LinkReplaced))
          this.#options.log('mutator-failed', { document: this.#options.document, ...errorFacts(answer.error) })
        reject(answer.error)
      })
    } catch (error) {
      const reason = this.#reasonOf(error)
      for (const { reject } of submissions) reject(reason)
      this.#recoverLater()
      throw reason
    }
  }

  /**
   * A commit that failed may have been kept all the same. Followers, and logins whose access it changed, must receive
   * it even if no mutation follows.
   */
  #recoverLater(): void {
    if (this.#ended !== null) return
    this.#options.clock.after(serverLimits.storageRetryMs, () => {
      this.read(() => undefined).catch(() => this.#recoverLater())
    })
  }

  #reasonOf(error: unknown): Error {
    if (error instanceof DocumentGone) {
      if (this.#ended === null) this.#options.onGone()
      return (this.#ended ??= error)
    }
    if (error instanceof StorageFailed) return error
    if (error instanceof BatchFailed) {
      this.#options.log('batch-failed', { document: this.#options.document, ...errorFacts(error.cause) })
      return error
    }
    this.#options.log('storage-failed', { document: this.#options.document, ...errorFacts(error) })
    return new StorageFailed(error)
  }

  #rejectAll(reason: unknown): void {
    this.#mutationsWaiting = 0
    for (const { reject } of this.#waiting.splice(0)) reject(reason)
    for (const { reject } of this.#readers.splice(0)) reject(reason)
  }
}
