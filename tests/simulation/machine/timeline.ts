import { setImmediate as realSetImmediate } from 'node:timers'

interface Event {
  readonly at: number
  readonly order: number
  run: (() => void) | null
}

/** The one clock of a simulated world, and everything that is going to happen in it, in order of time. */
export class Timeline {
  #now: number
  #order = 0
  #steps = 0
  /** A binary heap: the next event is first. */
  readonly #events: Event[] = []

  constructor(start = Date.UTC(2026, 10, 22, 12)) {
    this.#now = start
  }

  get now(): number {
    return this.#now
  }

  get steps(): number {
    return this.#steps
  }

  /** Runs once after the delay; the function given back prevents it. */
  after(delayMs: number, run: () => void): () => void {
    const event: Event = { at: this.#now + Math.max(0, delayMs), order: (this.#order += 1), run }
    this.#events.push(event)
    this.#rise(this.#events.length - 1)
    return () => {
      event.run = null
    }
  }

  /** Runs the next event, and everything that follows from it at once. False when there is none until `end`. */
  async step(end: number): Promise<boolean> {
    const event = this.#takeNext(end)
    if (event === null) {
      this.#now = Math.max(this.#now, end)
      return false
    }
    this.#now = Math.max(this.#now, event.at)
    this.#steps += 1
    event.run?.()
    await allPromises()
    return true
  }

  #takeNext(end: number): Event | null {
    for (;;) {
      const [first] = this.#events
      if (first === undefined || (first.run !== null && first.at > end)) return null
      const last = this.#events.pop() as Event
      if (this.#events.length > 0) {
        this.#events[0] = last
        this.#sink()
      }
      if (first.run !== null) return first
    }
  }

  #rise(from: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isBefore(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #sink(): void {
    let at = 0
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let first = at
      if (left < this.#events.length && this.#isBefore(left, first)) first = left
      if (right < this.#events.length && this.#isBefore(right, first)) first = right
      if (first === at) return
      this.#swap(at, first)
      at = first
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [left, right] = [this.#events[one] as Event, this.#events[other] as Event]
    return left.at < right.at || (left.at === right.at && left.order < right.order)
  }

  #swap(one: number, other: number): void {
    const event = this.#events[one] as Event
    this.#events[one] = this.#events[other] as Event
    this.#events[other] = event
  }
}

/** Node runs every promise and tick that is ready before it turns to the next immediate. */
export const allPromises = (): Promise<void> => new Promise((resolve) => realSetImmediate(resolve))
