import type { DocumentName } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import type { DocumentTurns, Turn } from '../store/document-turns.ts'

export interface RoomTurnOptions {
  readonly document: DocumentName
  readonly clock: Pick<Clock, 'now'>
  /** Absent: no other server has the store. */
  readonly turns?: DocumentTurns | undefined
}

/**
 * When this server writes to a document. Alone, it writes at once. While another server writes to it too, both wait for
 * their turns, and each keeps its own for some commits: a commit that is overtaken was judged in vain.
 */
export class RoomTurn {
  readonly #options: RoomTurnOptions
  #contendedUntil = Number.NEGATIVE_INFINITY
  #turn: Turn | null = null
  #overAt = 0
  #taking: Promise<void> | null = null

  constructor(options: RoomTurnOptions) {
    this.#options = options
  }

  /** Another server writes to the document, or is about to. */
  contend(): void {
    this.#contendedUntil = this.#options.clock.now() + serverLimits.contendedForMs
  }

  get isHere(): boolean {
    return this.#turn !== null || this.#options.turns === undefined || !this.#isContended
  }

  /** Whether another server wrote, before this one's turn came, what this one has not read yet. */
  isBehind(seq: number): boolean {
    if (this.#turn === null) return false
    const isBehind = this.#turn.seq === null || this.#turn.seq > seq
    this.#turn = { ...this.#turn, seq }
    return isBehind
  }

  /** Resolves when the turn has come. */
  async take(): Promise<void> {
    if (this.#turn === null) await (this.#taking ??= this.#begin())
  }

  /** After a commit: another server goes next when this one has no more to write, or has written for long enough. */
  pass(hasMore: boolean): void {
    if (!hasMore || this.#options.clock.now() >= this.#overAt) this.end()
  }

  end(): void {
    this.#turn?.end()
    this.#turn = null
    // One that comes later is not needed any more.
    void this.#taking?.then(() => this.end())
  }

  get #isContended(): boolean {
    return this.#options.clock.now() < this.#contendedUntil
  }

  async #begin(): Promise<void> {
    const { turns, document, clock } = this.#options
    const turn = (await turns?.take(document)) ?? null
    this.#taking = null
    this.#turn = turn
    this.#overAt = clock.now() + serverLimits.turnMs
  }
}
