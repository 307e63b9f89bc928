import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import type { LaneRules } from './carrier.ts'
import { createLane, type LaneOptions } from './lane.ts'

export interface EffectsWorker {
  /** Looks for new effects. */
  wake(): void
  /** Resolves once no effect is due or in progress. */
  idle(): Promise<void>
  /** Starts no effect during the work: expiries must not run while the demonstration's past is loaded. */
  restDuring<T>(work: () => Promise<T>): Promise<T>
  /** Finishes the effects in progress and stops. */
  stop(): Promise<void>
}

/**
 * Carries out the store's effects when they are due, each kind in its own lane. An effect is finished only after it was
 * carried out, so a crash in between repeats it: carriers make a repetition harmless.
 */
export const startEffectsWorker = (options: {
  readonly store: LaneOptions['store']
  /** By the kind of effect. */
  readonly lanes: Readonly<Record<string, LaneRules>>
  readonly clock: Clock
  readonly log: Log
}): EffectsWorker => {
  let rests = 0
  const isResting = (): boolean => rests > 0
  const lanes = Object.entries(options.lanes).map(([kind, rules]) =>
    createLane({ ...options, ...rules, kind, isResting }),
  )
  const wake = (): void => lanes.forEach((lane) => lane.wake())

  wake()
  return {
    wake,
    idle: async () => {
      await Promise.all(lanes.map((lane) => lane.idle()))
    },
    restDuring: async (work) => {
      rests += 1
      try {
        return await work()
      } finally {
        rests -= 1
        wake()
      }
    },
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()))
    },
  }
}
