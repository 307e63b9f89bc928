import type { Actor, OrganizationId } from '@kontor/domain'
import type { DocumentName, Outcome } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Identity } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import { AccountClaimed } from '../store/account-claimed.ts'
import type { Store } from '../store/store.ts'
import { UnitClaimed } from '../store/unit-claimed.ts'
import { WrongSeq } from '../store/wrong-seq.ts'
import { affectedBy, affectedByAnything, type Committed } from './committed.ts'
import { DocumentGone } from './document-gone.ts'
import { FactFinder } from './fact-finder.ts'
import { LivingDocument, type DocumentView } from './living-document.ts'
import { projectionsOf } from './projections-of.ts'
import type { SubmitOptions } from './rooms.ts'
import { outcomeKey, runBatch, type Batch } from './run-batch.ts'
import { StorageFailed } from './storage-failed.ts'
import { outcomeLoginId, type Submission, type SubmittedMutation } from './submission.ts'
import { TooManyWaiting } from './too-many-waiting.ts'

export interface RoomOptions {
  readonly document: DocumentName
  readonly organizationId: OrganizationId
  readonly store: Store
  readonly identity: Pick<Identity, 'findLogin' | 'emailHasLogin'>
  readonly clock: Clock
  readonly log: Log
  /** Called before anybody hears of the outcomes, while the document stands still. */
  readonly onCommitted: (committed: Committed) => void
  /** Nobody has it open and nothing waits. */
  readonly onIdle: () => void
}

interface Reader {
  readonly read: (view: DocumentView) => void
  readonly reject: (error: unknown) => void
}

/**
 * One living document. It does one thing at a time: loads, commits a batch, lets readers look. Its document in memory
 * runs ahead of the store while a commit is under way, and nobody can look at it then (S3). When the store does not
 * take a commit, the document is thrown away and loaded again at the next occasion.
 */
export class Room {
  readonly #options: RoomOptions
  /** Null: not loaded yet, or thrown away. */
  #document: LivingDocument | null = null
  #committed: { readonly epoch: string; readonly seq: number } | null = null
  #updates = 0
  #waiting: Submission[] = []
  #mutationsWaiting = 0
  #readers: Reader[] = []
  #holders = 0
  #work: Promise<void> | null = null
  #ended: Error | null = null
  #stopIdle: (() => void) | null = null

  constructor(options: RoomOptions) {
    this.#options = options
  }

  /** What is durable and told; null before the first look. */
  get committed(): { readonly epoch: string; readonly seq: number } | null {
    return this.#committed
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

  /** Runs the reader between two commits, at once when there is none under way. */
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
      this.#start()
    })
  }

  /** Keeps the document in memory until the function that it gives back is called. */
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

  /** Makes one update of many before it leaves memory, so that it comes back quickly. */
  async rest(): Promise<void> {
    if (this.#updates >= serverLimits.updatesBeforeSnapshotAtRest) await this.read(() => this.#snapshot())
  }

  /** Takes nothing more and resolves when what waits is done. */
  async close(reason: Error): Promise<void> {
    this.#ended ??= reason
    this.#stopIdle?.()
    while (this.#work !== null) await this.#work
  }

  /** As `close`, but what waits is not done any more. */
  async end(reason: Error): Promise<void> {
    this.#ended ??= reason
    this.#rejectAll(reason)
    await this.close(reason)
  }

  #start(): void {
    this.#stopIdle?.()
    this.#work ??= this.#run().finally(() => {
      this.#work = null
      // Something may have come between the last look at the queues and now.
      if (this.#waiting.length > 0 || this.#readers.length > 0) this.#start()
      else this.#restLater()
    })
  }

  #restLater(): void {
    if (!this.isIdle || this.#ended !== null) return
    this.#stopIdle?.()
    this.#stopIdle = this.#options.clock.after(serverLimits.roomIdleMs, () => {
      if (this.isIdle) this.#options.onIdle()
    })
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0 || this.#readers.length > 0) {
      try {
        const document = (this.#document ??= await this.#load())
        for (const reader of this.#readers.splice(0)) reader.read(document)
        if (this.#waiting.length > 0) await this.#commit(this.#nextSubmissions())
        if (this.#updates >= serverLimits.updatesBeforeSnapshot) await this.#snapshot()
      } catch (error) {
        this.#rejectAll(error instanceof DocumentGone ? error : this.#storageFailed(error))
      }
    }
  }

  /** Everything that waits, up to what one commit carries; a submission is never torn. */
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

  async #load(): Promise<LivingDocument> {
    const { document: name, store, organizationId } = this.#options
    const before = this.#committed
    if (before !== null && !(await store.exists(name))) throw this.#gone()
    const stored = await store.load(name)
    if (before !== null && before.epoch !== stored.epoch) throw this.#gone()
    const document = new LivingDocument(stored)
    this.#updates = stored.updates.length
    this.#committed = { epoch: stored.epoch, seq: stored.seq }
    if (before !== null && before.seq < stored.seq) {
      // A commit that seemed to fail was kept, or another server wrote: those who follow have not heard of it.
      const { directory } = document
      const update = document.wholeUpdate()
      this.#options.onCommitted({
        document: name,
        organizationId,
        update,
        directory,
        affected: affectedByAnything(directory),
      })
    }
    return document
  }

  async #commit(submissions: readonly Submission[]): Promise<void> {
    try {
      await this.#commitOrFail(submissions)
    } catch (error) {
      this.#document = null
      const reason = error instanceof DocumentGone ? error : this.#storageFailed(error)
      for (const { reject } of submissions) reject(reason)
      // Later mutations of the same sender must not overtake those that failed (S2): they fail with them.
      this.#rejectAll(reason)
    }
  }

  async #commitOrFail(submissions: readonly Submission[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const document = (this.#document ??= await this.#load())
      const batch = await this.#prepare(document, submissions)
      const update =
        batch.entries.length === 0 ? null : document.write(batch.writes, document.seq + batch.entries.length)
      try {
        await this.#append(document, batch, update)
      } catch (error) {
        this.#document = null
        const overtaken = error instanceof WrongSeq || error instanceof UnitClaimed || error instanceof AccountClaimed
        if (overtaken && attempt < serverLimits.commitAttemptsMax) continue
        throw error
      }
      this.#publish(document, batch, update)
      this.#answer(submissions, batch)
      return
    }
  }

  async #prepare(document: LivingDocument, submissions: readonly Submission[]): Promise<Batch> {
    const { store, identity, organizationId, clock, document: name } = this.#options
    const known = new Map<string, Outcome>()
    for (const submission of submissions) {
      const ids = submission.mutations.map(({ id }) => id)
      const outcomes = await store.outcomes(name, outcomeLoginId(submission.actor), ids)
      for (const [id, outcome] of outcomes) known.set(outcomeKey(submission, id), outcome)
    }
    const finder = new FactFinder({ store, identity, organizationId })
    const fresh = submissions.flatMap((submission) =>
      submission.mutations.filter(({ id }) => !known.has(outcomeKey(submission, id))),
    )
    const facts = new Map(
      await Promise.all(fresh.map(async (mutation) => [mutation, await finder.find(mutation)] as const)),
    )
    const { directory, seq } = document
    return runBatch({ organizationId, directory, seq, now: clock.now(), submissions, known, facts })
  }

  async #append(document: LivingDocument, batch: Batch, update: Uint8Array | null): Promise<void> {
    if (batch.outcomes.length === 0) return
    const { store, organizationId, document: name } = this.#options
    const { entries, outcomes, effects } = batch
    const startedAt = performance.now()
    await store.append({
      document: name,
      expectedSeq: document.seq - entries.length,
      entries,
      update,
      outcomes,
      effects,
      ...projectionsOf(organizationId, batch.changes),
    })
    const tookMs = Math.round(performance.now() - startedAt)
    const refused = outcomes.length - entries.length
    this.#options.log('committed', { document: name, seq: document.seq, accepted: entries.length, refused, tookMs })
  }

  #publish(document: LivingDocument, batch: Batch, update: Uint8Array | null): void {
    this.#committed = { epoch: document.epoch, seq: document.seq }
    if (update === null) return
    this.#updates += 1
    const { organizationId, document: name } = this.#options
    const { directory } = document
    this.#options.onCommitted({
      document: name,
      organizationId,
      update,
      directory,
      affected: affectedBy(batch.changes),
    })
  }

  #answer(submissions: readonly Submission[], batch: Batch): void {
    submissions.forEach(({ resolve, reject }, at) => {
      const answer = batch.answers[at]
      if (answer === undefined) return
      if ('outcomes' in answer) return resolve(answer.outcomes)
      this.#options.log('mutator-failed', { document: this.#options.document, ...errorFacts(answer.bug) })
      reject(answer.bug)
    })
  }

  /** That it fails is no harm: the updates are still there, and the next occasion comes. */
  async #snapshot(): Promise<void> {
    const { store, document: name, log } = this.#options
    const document = this.#document
    if (document === null) return
    try {
      await store.snapshot(name, document.seq, document.wholeUpdate())
      this.#updates = 1
    } catch (error) {
      this.#updates = 0
      log('snapshot-failed', { document: name, ...errorFacts(error) })
    }
  }

  #storageFailed(error: unknown): Error {
    this.#options.log('storage-failed', { document: this.#options.document, ...errorFacts(error) })
    return error instanceof StorageFailed ? error : new StorageFailed(error)
  }

  #gone(): DocumentGone {
    const gone = new DocumentGone(this.#options.document)
    this.#ended = gone
    return gone
  }

  #rejectAll(reason: unknown): void {
    this.#mutationsWaiting = 0
    for (const { reject } of this.#waiting.splice(0)) reject(reason)
    for (const { reject } of this.#readers.splice(0)) reject(reason)
  }
}
