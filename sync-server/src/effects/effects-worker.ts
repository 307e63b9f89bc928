import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import type { EffectKind, Store, StoredEffect } from '../store/store.ts'
import { retryDelayMs } from './retry-delay.ts'

/** Carries out one effect. Resolves when it need not be done again; rejects when it must be tried later. */
export type Carrier = (effect: StoredEffect) => Promise<void>

export interface EffectsWorker {
  /** There may be something new to do. */
  wake(): void
  /** Resolves once nothing is due and nothing under way. */
  idle(): Promise<void>
  /** Begins nothing while the work goes on: the demonstration's past must not be overtaken by its own expiries. */
  restDuring<T>(work: () => Promise<T>): Promise<T>
  /** Finishes what is under way and does nothing more. */
  stop(): Promise<void>
}

/**
 * Carries out the store's effects when they are due. An effect is finished only after it was carried out, so a crash in
 * between repeats it: carriers make the second time invisible.
 */
export const startEffectsWorker = (options: {
  readonly store: Pick<Store, 'dueEffects' | 'finishEffect' | 'postponeEffect' | 'nextEffectAt'>
  readonly carriers: Readonly<Record<EffectKind, Carrier>>
  readonly clock: Clock
  readonly log: Log
}): EffectsWorker => {
  const { store, carriers, clock, log } = options
  let running: Promise<void> | null = null
  let wakened = false
  let stopped = false
  let rests = 0
  let callOff = (): void => undefined

  const carryOut = async (effect: StoredEffect): Promise<void> => {
    try {
      await carriers[effect.kind](effect)
      await store.finishEffect(effect.id)
    } catch (error) {
      log('effect-postponed', { kind: effect.kind, attempts: effect.attempts + 1, ...errorFacts(error) })
      await store.postponeEffect(effect.id, clock.now() + retryDelayMs(effect.attempts))
    }
  }

  const carryOutDue = async (): Promise<void> => {
    for (;;) {
      const due = stopped || rests > 0 ? [] : await store.dueEffects(clock.now(), serverLimits.effectsAtOnceMax)
      if (due.length === 0) return
      await Promise.all(due.map(carryOut))
    }
  }

  /** The store may be out of order too; then it is asked again later. */
  const delayUntilNext = async (): Promise<number> => {
    try {
      await carryOutDue()
      const next = rests > 0 ? null : await store.nextEffectAt()
      return next === null
        ? serverLimits.effectsLookedForEveryMs
        : Math.min(Math.max(next - clock.now(), 0), serverLimits.effectsLookedForEveryMs)
    } catch (error) {
      log('effects-unreachable', errorFacts(error))
      return retryDelayMs(0)
    }
  }

  const run = async (): Promise<void> => {
    wakened = false
    let delayMs = await delayUntilNext()
    while (wakened && !stopped) {
      wakened = false
      delayMs = await delayUntilNext()
    }
    running = null
    if (!stopped) callOff = clock.after(Math.max(delayMs, 1), wake)
  }

  const wake = (): void => {
    if (stopped) return
    wakened = true
    callOff()
    running ??= run()
  }

  wake()
  return {
    wake,
    idle: async () => {
      wake()
      while (running !== null) await running
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
      stopped = true
      callOff()
      await running
    },
  }
}
