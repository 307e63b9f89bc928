import type { MutationId, Refusal } from '@kontor/domain'
import { wireLimits, type DocumentName, type Outcome } from '@kontor/protocol'
import * as v from 'valibot'
import { replicaLimits } from './limits.ts'
import { NotKept } from './not-kept.ts'
import { OutboxFull } from './outbox-full.ts'
import type { Channel } from './ports/channel.ts'
import type { Clock } from './ports/clock.ts'
import type { LoginStorage, OutboxContent, StoredMutation, StoredTrayEntry } from './ports/login-storage.ts'

export interface OutboxOptions {
  readonly storage: Promise<LoginStorage>
  readonly channel: Channel
  readonly clock: Clock
  /** The server's time. */
  readonly now: () => number
  readonly newId: () => string
  /** Something about the outbox or the tray is different now. */
  readonly onChange: () => void
  /** A mutation was accepted, through this tab or another: it leaves the outbox, but its update may still be on the way (S4). */
  readonly onAccepted: (mutation: StoredMutation, seq: number) => void
}

/** Messages between tabs. The storage is the truth: a tab that receives one reads it again. */
const ChannelMessageSchema = v.variant('type', [
  v.object({ type: v.literal('outbox-changed') }),
  v.object({ type: v.literal('accepted'), outcomes: v.array(v.object({ id: v.string(), seq: v.number() })) }),
])

/** The mutations of one login that wait, and those that were refused: durable, shared by all tabs (S5, S12). */
export class Outbox {
  readonly #options: OutboxOptions
  /** As last read from the storage, and with what this tab has written since. */
  #stored: readonly StoredMutation[] = []
  #tray: readonly StoredTrayEntry[] = []
  /** Mutations of this tab that are not in the storage yet, in order. They are drawn already. */
  #arriving: readonly StoredMutation[] = []
  /** Those of them that the storage did not take: they are sent from memory, and written when the storage works again. */
  readonly #unkept = new Set<MutationId>()
  #stopKeeping: (() => void) | null = null
  /** Outcomes that are known already, while they are being written. */
  readonly #verdicts = new Map<MutationId, Outcome>()
  #work: Promise<unknown> = Promise.resolve()
  #readingSoon = false

  constructor(options: OutboxOptions) {
    this.#options = options
    options.channel.listen((message) => this.#receive(message))
  }

  /** Everything that waits for its outcome, in order. */
  get pending(): readonly StoredMutation[] {
    return this.#open([...this.#stored, ...this.#arriving])
  }

  get tray(): readonly StoredTrayEntry[] {
    return [...this.#tray, ...this.#sendable().flatMap((mutation) => this.#refusedEntry(mutation))]
  }

  /** What this page holds of the outbox and the tray: a storage that was cleared under it begins with this. */
  get known(): OutboxContent {
    return { pending: this.#open(this.#sendable()), tray: this.tray }
  }

  /** True while something waits in memory alone because the storage failed. */
  get isFailing(): boolean {
    return this.#open(this.#arriving).some(({ id }) => this.#unkept.has(id))
  }

  pendingOf(document: DocumentName): readonly StoredMutation[] {
    return this.pending.filter((mutation) => mutation.document === document)
  }

  /** What may be sent: it has no outcome, and is durable, or cannot be kept. */
  sendable(document: DocumentName): readonly StoredMutation[] {
    return this.#open(this.#sendable()).filter((one) => one.document === document)
  }

  /** Is anything of this document left here, its outcome known or not? */
  holds(document: DocumentName): boolean {
    return this.#sendable().some((one) => one.document === document)
  }

  /**
   * Resolves once the mutation is durable; it is among `pending` at once. When the storage fails and `canSend()` is true,
   * the mutation goes from memory; when it is false, `add` rejects with `NotKept` and nothing has happened.
   */
  async add(mutation: StoredMutation, canSend: () => boolean): Promise<void> {
    if (this.pendingOf(mutation.document).length >= wireLimits.pendingMax) throw new OutboxFull()
    this.#arriving = [...this.#arriving, mutation]
    this.#options.onChange()
    try {
      await this.#inOrder(async (storage) => {
        // An earlier turn may have written it along with its own: mutations that wait together are one transaction.
        if (!this.#arriving.includes(mutation)) return
        await this.#writeArriving(storage).catch((error: unknown) => {
          if (!canSend()) throw new NotKept({ cause: error })
          this.#unkept.add(mutation.id)
          this.#keepLater()
        })
      })
    } catch (error) {
      this.#arriving = this.#arriving.filter((one) => one !== mutation)
      throw error
    } finally {
      this.#options.onChange()
    }
  }

  /** Takes what has an outcome out of the outbox: the refused into the tray, in one transaction. */
  async settle(outcomes: readonly Outcome[]): Promise<void> {
    const waiting = new Set(this.#sendable().map(({ id }) => id))
    const news = outcomes.filter(({ id }) => waiting.has(id) && !this.#verdicts.has(id))
    if (news.length === 0) return
    const accepted = news.filter((outcome) => outcome.outcome === 'accepted')
    for (const outcome of news) this.#verdicts.set(outcome.id, outcome)
    this.#announceAccepted(accepted)
    if (accepted.length > 0) this.#tell({ type: 'accepted', outcomes: accepted.map(({ id, seq }) => ({ id, seq })) })
    this.#options.onChange()
    await this.#writeVerdicts(news)
  }

  /** S5: once more, under a new id, at the end. */
  async sendAgain(id: MutationId): Promise<void> {
    const again = { id: this.#options.newId() as MutationId, createdAt: this.#options.now() }
    await this.#inOrder(async (storage) => {
      await this.#announcedFirst(storage.sendAgain(id, again))
      await this.#read(storage)
    })
    this.#changed()
  }

  async drop(id: MutationId): Promise<void> {
    await this.#inOrder(async (storage) => {
      await this.#announcedFirst(storage.drop(id))
      await this.#read(storage)
    })
    this.#changed()
  }

  /** Reads what other tabs have done to it. */
  async refresh(): Promise<void> {
    await this.#inOrder((storage) => this.#read(storage))
    this.#options.onChange()
  }

  /** S13: forgets everything. What is stored is erased elsewhere. */
  forget(): void {
    this.close()
    this.#stored = []
    this.#tray = []
    this.#arriving = []
    this.#unkept.clear()
    this.#verdicts.clear()
    this.#options.onChange()
  }

  close(): void {
    this.#stopKeeping?.()
    this.#stopKeeping = null
  }

  #open(mutations: readonly StoredMutation[]): readonly StoredMutation[] {
    return mutations.filter(({ id }) => !this.#verdicts.has(id))
  }

  #sendable(): readonly StoredMutation[] {
    return [...this.#stored, ...this.#arriving.filter(({ id }) => this.#unkept.has(id))]
  }

  async #writeArriving(storage: LoginStorage): Promise<void> {
    const batch = this.#open(this.#arriving)
    if (batch.length === 0) return
    await this.#announcedFirst(storage.add(batch))
    this.#arriving = this.#arriving.filter((one) => !batch.includes(one))
    for (const { id } of batch) this.#unkept.delete(id)
    this.#stored = [...this.#stored, ...batch]
    this.#changed()
  }

  #keepLater(): void {
    this.#stopKeeping ??= this.#options.clock.after(replicaLimits.settleRetryMs, () => {
      this.#stopKeeping = null
      this.#inOrder((storage) => this.#writeArriving(storage)).catch(() => this.#keepLater())
    })
  }

  /**
   * This tab may close as soon as the write is durable, so the other tabs are notified while it is under way: what they read
   * then comes after the write.
   */
  async #announcedFirst(write: Promise<void>): Promise<void> {
    this.#tell({ type: 'outbox-changed' })
    await write
  }

  /** Tries again when the storage fails: while this tab is open, no one else receives these outcomes. */
  async #writeVerdicts(outcomes: readonly Outcome[]): Promise<void> {
    const unwritten = outcomes.filter(({ id }) => this.#verdicts.has(id))
    const accepted = unwritten.filter((outcome) => outcome.outcome === 'accepted')
    const refused = unwritten.filter((outcome) => outcome.outcome === 'refused')
    const { clock } = this.#options
    try {
      await this.#inOrder(async (storage) => {
        const at = this.#options.now()
        // The tray takes a refused mutation from the outbox, so one that is in memory alone goes there first.
        const isRefused = new Set(refused.map(({ id }) => id))
        const inMemory = this.#arriving.filter(({ id }) => isRefused.has(id))
        if (inMemory.length > 0) await storage.add(inMemory)
        await storage.settle({
          accepted: accepted.map(({ id }) => id),
          refused: refused.map((outcome) => ({ id: outcome.id, refusal: refusalOf(outcome), at })),
        })
        await this.#read(storage)
        const settled = new Set(unwritten.map(({ id }) => id))
        this.#arriving = this.#arriving.filter(({ id }) => !settled.has(id))
        for (const id of settled) {
          this.#verdicts.delete(id)
          this.#unkept.delete(id)
        }
      })
    } catch (error) {
      clock.after(replicaLimits.settleRetryMs, () => void this.#writeVerdicts(unwritten).catch(() => undefined))
      throw error
    }
    this.#changed()
  }

  async #read(storage: LoginStorage): Promise<void> {
    const content = await storage.readOutbox()
    this.#stored = content.pending
    this.#tray = content.tray
  }

  #refusedEntry(mutation: StoredMutation): StoredTrayEntry[] {
    const outcome = this.#verdicts.get(mutation.id)
    if (outcome?.outcome !== 'refused' || this.#tray.some(({ id }) => id === mutation.id)) return []
    return [{ ...mutation, refusal: refusalOf(outcome), refusedAt: this.#options.now() }]
  }

  #announceAccepted(outcomes: readonly { readonly id: string; readonly seq: number }[]): void {
    const seqs = new Map(outcomes.map(({ id, seq }) => [id, seq]))
    for (const mutation of this.#sendable()) {
      const seq = seqs.get(mutation.id)
      if (seq !== undefined) this.#options.onAccepted(mutation, seq)
    }
  }

  #changed(): void {
    this.#tell({ type: 'outbox-changed' })
    this.#options.onChange()
  }

  #tell(message: v.InferOutput<typeof ChannelMessageSchema>): void {
    this.#options.channel.post(message)
  }

  #receive(message: unknown): void {
    const parsed = v.safeParse(ChannelMessageSchema, message)
    if (!parsed.success) return
    if (parsed.output.type === 'accepted') this.#announceAccepted(parsed.output.outcomes)
    else this.#readSoon()
  }

  /** Many messages, one reading. */
  #readSoon(): void {
    if (this.#readingSoon) return
    this.#readingSoon = true
    void this.#inOrder(async (storage) => {
      this.#readingSoon = false
      await this.#read(storage)
      this.#options.onChange()
    }).catch(() => undefined)
  }

  /** Everything that this tab does to the storage, one after another; what fails does not hold up the next. */
  #inOrder<Result>(work: (storage: LoginStorage) => Promise<Result>): Promise<Result> {
    const done = this.#work.then(async () => work(await this.#options.storage))
    this.#work = done.catch(() => undefined)
    return done
  }
}

const refusalOf = (outcome: Outcome & { readonly outcome: 'refused' }): Refusal => {
  const { id: _id, outcome: _outcome, ...refusal } = outcome
  return refusal as Refusal
}
