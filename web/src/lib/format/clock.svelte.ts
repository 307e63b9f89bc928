import { createContext } from 'svelte'
import { createSubscriber } from 'svelte/reactivity'

const tickMs = 30_000

/** The time, for whatever on the screen speaks of it: one timer for all, and none while nothing does. */
export class Clock {
  readonly #now: () => number
  readonly #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, tickMs)
    return () => clearInterval(timer)
  })

  /** `now` gives the server's time: the browser's clock may be wrong by days. */
  constructor(now: () => number) {
    this.#now = now
  }

  get now(): number {
    this.#subscribe()
    return this.#now()
  }
}

export const [useClock, provideClock] = createContext<Clock>()
