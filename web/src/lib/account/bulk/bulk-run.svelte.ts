import type { DraftMutation, MutationId, Refusal } from '@kontor/domain'
import { OutboxFull, type MutateResult, type Replica } from '@kontor/replica'
import { settlementsOf } from '#lib/session/settled.ts'
import { takenBack, type BulkAct } from './bulk-change.ts'

export interface RunPerson {
  readonly id: string
  readonly name: string
  readonly mutation: DraftMutation
}

/**
 * `queued`: not handed over yet, and lost should this page go now; `waits`: kept in this browser, and sent when it can be;
 * `unsent`: it could not be kept.
 */
export type RunOutcome =
  | { readonly state: 'queued' | 'waits' | 'accepted' | 'unsent' }
  | { readonly state: 'refused'; readonly refusal: Refusal; readonly names: Readonly<Record<string, string>> }

export type RunState = RunOutcome['state']

export interface BulkRunOptions {
  readonly act: BulkAct
  /** It takes an earlier run back. */
  readonly back?: boolean
  readonly people: readonly RunPerson[]
  /** `place` is the person's place in the list: it tells the mutations of this act apart. */
  readonly mutate: (mutation: DraftMutation, place: number) => Promise<MutateResult>
  readonly replica: Pick<Replica, 'state' | 'subscribe'>
  /** How many changes of this organisation wait in the outbox: its bound counts those. */
  readonly pending: () => number
}

/** So many at a time: they are one transaction in this browser, and one drawing of the screen. */
const batchSize = 100
const readEveryMs = 50

/** One change that is being made to many people: one mutation for each, and what becomes of it. */
export class BulkRun {
  readonly act: BulkAct
  readonly back: boolean
  readonly people: readonly RunPerson[]
  readonly #options: BulkRunOptions
  /** By the person's place in the list. */
  readonly #sent: Record<number, MutationId> = {}
  #stop: (() => void) | null = null
  #reading = false
  /** Resolved once it is given up. */
  readonly #end = Promise.withResolvers<void>()
  #given = false
  #room = Infinity
  #outcomes = $state.raw<readonly RunOutcome[]>([])

  constructor(options: BulkRunOptions) {
    this.#options = options
    this.act = options.act
    this.back = options.back ?? false
    this.people = options.people
    this.#outcomes = options.people.map(() => ({ state: 'queued' }))
  }

  /** One for each person, in their order. */
  get outcomes(): readonly RunOutcome[] {
    return this.#outcomes
  }

  readonly counts: Readonly<Record<RunState, number>> = $derived.by(() => {
    const counts = { queued: 0, waits: 0, accepted: 0, refused: 0, unsent: 0 }
    for (const { state } of this.#outcomes) counts[state] += 1
    return counts
  })

  /** Nothing of it would be lost with this page. */
  readonly isKept: boolean = $derived(this.counts.queued === 0)
  readonly isOver: boolean = $derived(this.isKept && this.counts.waits === 0)

  /** How many the server refused: those lie in the tray. What was refused on the spot was never sent. */
  readonly inTray: number = $derived.by(
    () => this.#outcomes.filter(({ state }, at) => state === 'refused' && this.#sent[at] !== undefined).length,
  )

  /** What takes back whatever was accepted; empty where that is not done with one press. */
  readonly undo: readonly RunPerson[] = $derived.by(() =>
    this.people.flatMap(({ id, name, mutation }, at) => {
      const back = this.#outcomes[at]?.state === 'accepted' ? takenBack(mutation) : null
      return back === null ? [] : [{ id, name, mutation: back }]
    }),
  )

  /** Hands over everything, and resolves once it is kept in this browser. */
  async start(): Promise<void> {
    this.#stop = this.#options.replica.subscribe(() => this.#readSoon())
    while (!this.isKept && !this.#given) {
      const from = this.#outcomes.findIndex(({ state }) => state === 'queued')
      if (!(await this.#sendBatch(from))) await this.#roomAgain()
    }
    this.#read()
  }

  /** Is this one of its changes? */
  sent(id: MutationId): boolean {
    return Object.values(this.#sent).includes(id)
  }

  /** The page that it belongs to goes: whatever was not handed over stays undone, and says so. */
  giveUp(): void {
    this.#given = true
    this.#end.resolve()
    this.#outcomes = this.#outcomes.map((outcome) => (outcome.state === 'queued' ? { state: 'unsent' } : outcome))
    this.#stop?.()
  }

  /** False: the outbox is full, so the rest stays queued. */
  async #sendBatch(from: number): Promise<boolean> {
    const batch = this.people.slice(from, from + batchSize)
    const sent = await Promise.all(batch.map(({ mutation }, place) => this.#send(mutation, from + place)))
    if (!this.#given) this.#outcomes = this.#outcomes.toSpliced(from, sent.length, ...sent)
    return sent.every(({ state }) => state !== 'queued')
  }

  async #send(mutation: DraftMutation, at: number): Promise<RunOutcome> {
    const known = this.#outcomes[at]
    if (known !== undefined && known.state !== 'queued') return known
    try {
      const result = await this.#options.mutate(mutation, at)
      if (!result.accepted) return { state: 'refused', refusal: result.refusal, names: {} }
      this.#sent[at] = result.id
      return { state: 'waits' }
    } catch (error) {
      if (!(error instanceof OutboxFull)) return { state: 'unsent' }
      this.#room = error.max
      return { state: 'queued' }
    }
  }

  /** Resolves when there is room in the outbox, or when nobody waits for it any more. */
  async #roomAgain(): Promise<void> {
    const { replica, pending } = this.#options
    const { promise, resolve } = Promise.withResolvers<void>()
    const look = () => {
      if (pending() < this.#room) resolve()
    }
    const stop = replica.subscribe(look)
    look()
    await Promise.race([promise, this.#end.promise])
    stop()
  }

  /** Every mutation changes the state several times; the list is read a few times a second. */
  #readSoon(): void {
    if (this.#reading) return
    this.#reading = true
    setTimeout(() => {
      this.#reading = false
      this.#read()
    }, readEveryMs)
  }

  #read(): void {
    const waiting = this.#outcomes.flatMap(({ state }, at) => {
      const id = this.#sent[at]
      return state === 'waits' && id !== undefined ? [{ at, id }] : []
    })
    const settlements = settlementsOf(
      this.#options.replica.state,
      waiting.map(({ id }) => id),
    )
    const outcomes = [...this.#outcomes]
    waiting.forEach(({ at }, place) => {
      const settlement = settlements[place]
      if (settlement?.state === 'accepted') outcomes[at] = { state: 'accepted' }
      if (settlement?.state === 'refused')
        outcomes[at] = { state: 'refused', refusal: settlement.entry.refusal, names: settlement.entry.names }
    })
    this.#outcomes = outcomes
    if (this.isOver) this.#stop?.()
  }
}
