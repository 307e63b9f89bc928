import { createContext } from 'svelte'
import { createSubscriber } from 'svelte/reactivity'

const tickMs = 30_000

/** The time, for whatever on the screen speaks of it: one timer for all, and none while nothing does. */
export class Clock {
  readonly #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, tickMs)
    return () => clearInterval(timer)
  })

  get now(): number {
    this.#subscribe()
    return Date.now()
  }
}

export const [useClock, provideClock] = createContext<Clock>()
