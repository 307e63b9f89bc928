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
 * `queued`: not sent to the outbox yet, and lost if the page closes now; `waits`: kept in this browser, and sent when
 * possible; `unsent`: it could not be kept.
 */
export type RunOutcome =
  | { readonly state: 'queued' | 'waits' | 'accepted' | 'unsent' }
  | { readonly state: 'refused'; readonly refusal: Refusal; readonly names: Readonly<Record<string, string>> }

export type RunState = RunOutcome['state']

export interface BulkRunOptions {
  readonly act: BulkAct
  /** It undoes an earlier run. */
  readonly back?: boolean
  readonly people: readonly RunPerson[]
  /** `place` is the person's index in the list: it distinguishes the mutations of this act. */
  readonly mutate: (mutation: DraftMutation, place: number) => Promise<MutateResult>
  readonly replica: Pick<Replica, 'state' | 'subscribe'>
  /** How many changes of this organisation are in the outbox: its bound counts those. */
  readonly pending: () => number
}

/** How many are put into the outbox at once: in one transaction and one redraw of the screen. */
const batchSize = 100
const readEveryMs = 50

/** One change of many people: one mutation for each, with its outcome. */
export class BulkRun {
  readonly act: BulkAct
  readonly back: boolean
  readonly people: readonly RunPerson[]
  readonly #options: BulkRunOptions
  /** By the person's index in the list. */
  readonly #sent: Record<number, MutationId> = {}
  #stop: (() => void) | null = null
  #reading = false
  /** Resolves once the run is given up. */
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

  /** Closing the page loses nothing of it. */
  readonly isKept: boolean = $derived(this.counts.queued === 0)
  readonly isOver: boolean = $derived(this.isKept && this.counts.waits === 0)

  /** How many the server refused: those are in the tray. A refusal in the browser was never sent. */
  readonly inTray: number = $derived.by(
    () => this.#outcomes.filter(({ state }, at) => state === 'refused' && this.#sent[at] !== undefined).length,
  )

  /** The mutations that undo the accepted ones; empty for changes without a one-click undo. */
  readonly undo: readonly RunPerson[] = $derived.by(() =>
    this.people.flatMap(({ id, name, mutation }, at) => {
      const back = this.#outcomes[at]?.state === 'accepted' ? takenBack(mutation) : null
      return back === null ? [] : [{ id, name, mutation: back }]
    }),
  )

  /** Puts everything into the outbox, and resolves once it is kept in this browser. */
  async start(): Promise<void> {
    this.#stop = this.#options.replica.subscribe(() => this.#readSoon())
    while (!this.isKept && !this.#given) {
      const from = this.#outcomes.findIndex(({ state }) => state === 'queued')
      if (!(await this.#sendBatch(from))) await this.#roomAgain()
    }
    this.#read()
  }

  /** Whether this is one of its changes. */
  sent(id: MutationId): boolean {
    return Object.values(this.#sent).includes(id)
  }

  /** Its page closes: changes that are not in the outbox are not made, and are reported as such. */
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

  /** Resolves when the outbox has room, or when the run was given up. */
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
