import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import type { LaneRules } from './carrier.ts'
import { createLane, type LaneOptions } from './lane.ts'

export interface EffectsWorker {
  /** There may be something new to do. */
  wake(): void
  /** Resolves once nothing is due and nothing is under way. */
  idle(): Promise<void>
  /** Begins nothing while the work goes on: the demonstration's past must not be overtaken by its own expiries. */
  restDuring<T>(work: () => Promise<T>): Promise<T>
  /** Finishes what is under way and does nothing more. */
  stop(): Promise<void>
}

/**
 * Carries out the store's effects when they are due, each kind in its own lane. An effect is finished only after it was
 * carried out, so a crash in between repeats it: carriers make the second time invisible.
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
