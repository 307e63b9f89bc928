import type { MutationId, OrganizationId, Refusal } from '@kontor/domain'
import { wireLimits, type Outcome } from '@kontor/protocol'
import * as v from 'valibot'
import { replicaLimits } from './limits.ts'
import { OutboxFull } from './outbox-full.ts'
import type { Channel } from './ports/channel.ts'
import type { Clock } from './ports/clock.ts'
import type { LoginStorage, StoredMutation, StoredTrayEntry } from './ports/login-storage.ts'

export interface OutboxOptions {
  readonly storage: Promise<LoginStorage>
  readonly channel: Channel
  readonly clock: Clock
  readonly newId: () => string
  /** Something about the outbox or the tray is different now. */
  readonly onChange: () => void
  /** A mutation was accepted, through this tab or another: it leaves the outbox, but its update may still be on the way (S4). */
  readonly onAccepted: (mutation: StoredMutation, seq: number) => void
}

/** What the tabs tell each other. The storage is the truth: a tab that hears of a change reads it again. */
const ChannelMessageSchema = v.variant('type', [
  v.object({ type: v.literal('outbox-changed') }),
  v.object({ type: v.literal('accepted'), outcomes: v.array(v.object({ id: v.string(), seq: v.number() })) }),
])

/** The mutations of one login that wait, and those that were refused: durable, shared by all tabs (S5, S12). */
export class Outbox {
  readonly #options: OutboxOptions
  /** As last read from the storage, or brought up to date by what this tab did to it. */
  #stored: readonly StoredMutation[] = []
  #tray: readonly StoredTrayEntry[] = []
  /** Mutations that are drawn already, while they are being written. */
  #arriving: readonly StoredMutation[] = []
  /** Outcomes that are known already, while they are being written. */
  readonly #verdicts = new Map<MutationId, Outcome>()
  #work: Promise<unknown> = Promise.resolve()
  #readingSoon = false

  constructor(options: OutboxOptions) {
    this.#options = options
    options.channel.listen((message) => this.#hear(message))
  }

  /** Everything that waits for its outcome, in order. */
  get pending(): readonly StoredMutation[] {
    return [...this.#stored.filter(({ id }) => !this.#verdicts.has(id)), ...this.#arriving]
  }

  get tray(): readonly StoredTrayEntry[] {
    return [...this.#tray, ...this.#stored.flatMap((mutation) => this.#refusedEntry(mutation))]
  }

  pendingOf(organizationId: OrganizationId): readonly StoredMutation[] {
    return this.pending.filter((mutation) => mutation.organizationId === organizationId)
  }

  /** What may be sent: durable, and without an outcome. */
  sendable(organizationId: OrganizationId): readonly StoredMutation[] {
    return this.#stored.filter((one) => one.organizationId === organizationId && !this.#verdicts.has(one.id))
  }

  /** Is anything of this organisation in the storage, its outcome known or not? */
  holds(organizationId: OrganizationId): boolean {
    return this.#stored.some((one) => one.organizationId === organizationId)
  }

  /** Resolves once it is durable; it is among `pending` at once. */
  async add(mutation: StoredMutation): Promise<void> {
    if (this.pendingOf(mutation.organizationId).length >= wireLimits.pendingMax) throw new OutboxFull()
    this.#arriving = [...this.#arriving, mutation]
    this.#options.onChange()
    try {
      await this.#inOrder((storage) => this.#writeArriving(storage, mutation))
    } catch (error) {
      this.#arriving = this.#arriving.filter((one) => one !== mutation)
      this.#options.onChange()
      throw error
    }
  }

  /** Takes what has an outcome out of the outbox: the refused into the tray, in one transaction. */
  async settle(outcomes: readonly Outcome[]): Promise<void> {
    const waiting = new Map(this.#stored.map((mutation) => [mutation.id, mutation]))
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
    const again = { id: this.#options.newId() as MutationId, createdAt: this.#options.clock.now() }
    await this.#inOrder(async (storage) => {
      await this.#toldFirst(storage.sendAgain(id, again))
      await this.#read(storage)
    })
    this.#changed()
  }

  async drop(id: MutationId): Promise<void> {
    await this.#inOrder(async (storage) => {
      await this.#toldFirst(storage.drop(id))
      await this.#read(storage)
    })
    this.#changed()
  }

  /** Reads what other tabs have done to it. */
  async refresh(): Promise<void> {
    await this.#inOrder((storage) => this.#read(storage))
    this.#options.onChange()
  }

  /** S13: knows of nothing any more. What is kept is somebody else's to erase. */
  forget(): void {
    this.#stored = []
    this.#tray = []
    this.#arriving = []
    this.#verdicts.clear()
    this.#options.onChange()
  }

  async #writeArriving(storage: LoginStorage, mutation: StoredMutation): Promise<void> {
    // An earlier turn may have written it along with its own: mutations that wait together are one transaction.
    if (!this.#arriving.includes(mutation)) return
    const batch = this.#arriving
    await this.#toldFirst(storage.add(batch))
    this.#arriving = this.#arriving.filter((one) => !batch.includes(one))
    this.#stored = [...this.#stored, ...batch]
    this.#changed()
  }

  /**
   * This tab may be closed as soon as the write is durable, and nobody else has seen it made. So the others hear of it
   * while it is under way: what they then read comes after it.
   */
  async #toldFirst(write: Promise<void>): Promise<void> {
    this.#tell({ type: 'outbox-changed' })
    await write
  }

  /** Should the storage fail, this tab tries again: nobody else brings these outcomes once more while it is open. */
  async #writeVerdicts(outcomes: readonly Outcome[]): Promise<void> {
    const unwritten = outcomes.filter(({ id }) => this.#verdicts.has(id))
    const accepted = unwritten.filter((outcome) => outcome.outcome === 'accepted')
    const refused = unwritten.filter((outcome) => outcome.outcome === 'refused')
    const { clock } = this.#options
    try {
      await this.#inOrder(async (storage) => {
        const at = clock.now()
        await storage.settle({
          accepted: accepted.map(({ id }) => id),
          refused: refused.map((outcome) => ({ id: outcome.id, refusal: refusalOf(outcome), at })),
        })
        await this.#read(storage)
        for (const { id } of unwritten) this.#verdicts.delete(id)
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
    return [{ ...mutation, refusal: refusalOf(outcome), refusedAt: this.#options.clock.now() }]
  }

  #announceAccepted(outcomes: readonly { readonly id: string; readonly seq: number }[]): void {
    const seqs = new Map(outcomes.map(({ id, seq }) => [id, seq]))
    for (const mutation of this.#stored) {
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

  #hear(message: unknown): void {
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
    })
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
