import { newId } from '../server/person.ts'
import type { Random } from './seeded-random.ts'

export interface Sent {
  readonly id: string
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}
/** An outcome as received over the wire. */
export interface ReceivedOutcome {
  readonly id: string
  readonly outcome: 'accepted' | 'refused'
  readonly seq?: number
}

/** What browsers have sent, the outcomes that they received, and what still waits for an answer. */
export class Ledger {
  readonly sent = new Map<string, Sent>()
  readonly received = new Map<string, ReceivedOutcome>()
  /** Outcomes that contradict an earlier answer, or answer nothing that was sent. */
  readonly contradictions: string[] = []
  /** How often a mutation got no answer, because the server was down or did not accept it. */
  unanswered = 0
  readonly #random: Random
  readonly #accountId: string
  readonly #units: string[] = []
  #waiting: Sent[] = []

  constructor(random: Random, accountId: string) {
    this.#random = random
    this.#accountId = accountId
  }

  /** How many were returned and wait to be sent again. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** What a browser sends next: first the mutations without an answer, under their ids. */
  next(count: number): readonly Sent[] {
    const again = this.#waiting.splice(0, count)
    const fresh = Array.from({ length: count - again.length }, () => this.#fresh())
    for (const mutation of fresh) this.sent.set(mutation.id, mutation)
    return [...again, ...fresh]
  }

  /** No answer arrived. */
  giveBack(mutations: readonly Sent[]): void {
    const open = mutations.filter(({ id }) => !this.received.has(id))
    this.unanswered += open.length
    this.#waiting.push(...open)
  }

  settle(outcomes: readonly ReceivedOutcome[]): void {
    for (const outcome of outcomes) {
      const before = this.received.get(outcome.id)
      if (!this.sent.has(outcome.id)) this.contradictions.push(`${outcome.id} was never sent`)
      if (before !== undefined && JSON.stringify(before) !== JSON.stringify(outcome))
        this.contradictions.push(`${JSON.stringify(before)} became ${JSON.stringify(outcome)}`)
      this.received.set(outcome.id, before ?? outcome)
    }
  }

  /** Some answered mutations, to be sent once more (S1). */
  answeredSample(count: number): readonly Sent[] {
    const ids = [...this.received.keys()]
    return Array.from({ length: Math.min(count, ids.length) }, () => {
      const mutation = this.sent.get(ids[this.#random.between(0, ids.length - 1)] ?? '')
      if (mutation === undefined) throw new Error('what was answered was sent')
      return mutation
    })
  }

  /** Mostly accepted mutations; some refused ones, which have outcomes too; and changes of earlier records. */
  #fresh(): Sent {
    const chance = this.#random.fraction()
    const known = this.#units[this.#random.between(0, Math.max(0, this.#units.length - 1))]
    if (chance < 0.1) return this.#mutation('renameAccount', { accountId: this.#accountId, name: `Mewa ${newId()}` })
    if (chance < 0.2) return this.#mutation('renameAccount', { accountId: newId(), name: 'Nowhere' })
    if (chance < 0.35 && known !== undefined) return this.#mutation('removeUnit', { unitId: known })
    const unitId = newId()
    this.#units.push(unitId)
    return this.#mutation('addUnit', { unitId, accountId: this.#accountId, identifier: `PT ${unitId.slice(0, 13)}` })
  }

  #mutation(name: string, args: Sent['args']): Sent {
    return { id: newId(), name, args }
  }
}
