import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import type { LaneRules } from './carrier.ts'
import { createLane, type LaneOptions } from './lane.ts'

export interface EffectsWorker {
  /** Looks for new effects of these kinds; absent: of every kind. */
  wake(kinds?: ReadonlySet<string> | null): void
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
  const byKind = new Map(
    Object.entries(options.lanes).map(([kind, rules]) => [kind, createLane({ ...options, ...rules, kind, isResting })]),
  )
  const lanes = [...byKind.values()]
  const wake: EffectsWorker['wake'] = (kinds = null) => {
    if (kinds === null) lanes.forEach((lane) => lane.wake())
    else for (const kind of kinds) byKind.get(kind)?.wake()
  }

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
