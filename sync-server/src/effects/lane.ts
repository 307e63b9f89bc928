import * as v from 'valibot'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import { MailRefused } from '../mail/mail-refused.ts'
import { DocumentGone } from '../rooms/room-errors.ts'
import type { Store, StoredEffect } from '../store/store.ts'
import type { LaneRules } from './carrier.ts'
import { retryDelayMs } from './retry-delay.ts'

/** The effects of one kind. Each kind has its own lane, so a mail server that does not answer holds up nothing else. */
export interface Lane {
  /** There may be something new to do. */
  wake(): void
  /** Resolves once nothing is due and nothing is under way. */
  idle(): Promise<void>
  /** Finishes what is under way and does nothing more. */
  stop(): Promise<void>
}

export interface LaneOptions extends LaneRules {
  readonly kind: string
  readonly store: Pick<Store, 'dueEffects' | 'finishEffect' | 'postponeEffect' | 'nextEffectAt'>
  readonly clock: Clock
  readonly log: Log
  readonly isResting: () => boolean
}

export const createLane = (options: LaneOptions): Lane => {
  const { kind, store, clock, log } = options
  const underWay = new Map<string, Promise<void>>()
  let looking: Promise<void> | null = null
  let wakened = false
  let stopped = false
  let callOff = (): void => undefined

  const wake = (): void => {
    if (stopped) return
    wakened = true
    callOff()
    looking ??= lookUntilAsleep()
  }

  const lookUntilAsleep = async (): Promise<void> => {
    let delayMs = 0
    while (wakened && !stopped) {
      wakened = false
      delayMs = await look()
    }
    looking = null
    if (!stopped) callOff = clock.after(Math.max(delayMs, 1), wake)
  }

  /** Begins what is due. Returns when to look again: the store may be out of order too, and is then asked later. */
  const look = async (): Promise<number> => {
    if (options.isResting()) return serverLimits.effectsLookedForEveryMs
    const now = clock.now()
    try {
      for (const effect of await dueAt(now)) begin(effect)
      const next = await store.nextEffectAt(kind, now)
      return Math.min(next === null ? Infinity : next - now, serverLimits.effectsLookedForEveryMs)
    } catch (error) {
      log('effects-unreachable', { kind, ...errorFacts(error) })
      return retryDelayMs(0)
    }
  }

  /** Effects under way are still due in the store; they count towards those that may be under way at once. */
  const dueAt = async (now: number): Promise<readonly StoredEffect[]> => {
    const limit = serverLimits.effectsAtOnceMax
    const beyond = options.isTimed === true ? null : now + serverLimits.effectRetryLongestMs
    const due = await store.dueEffects({ kind, now, beyond, limit })
    return stopped ? [] : due.filter(({ id }) => !underWay.has(id)).slice(0, limit - underWay.size)
  }

  const begin = (effect: StoredEffect): void => {
    const done = carryOut(effect).then(
      () => {
        underWay.delete(effect.id)
        wake()
      },
      (error: unknown) => {
        underWay.delete(effect.id)
        log('effects-unreachable', { kind, ...errorFacts(error) })
      },
    )
    underWay.set(effect.id, done)
  }

  const carryOut = async (effect: StoredEffect): Promise<void> => {
    try {
      await options.carry(effect)
    } catch (error) {
      const attempts = effect.attempts + 1
      if (!isForGood(error)) {
        log('effect-postponed', { kind, attempts, ...errorFacts(error) })
        return store.postponeEffect(effect.id, clock.now() + retryDelayMs(effect.attempts))
      }
      log('effect-failed', { kind, attempts, ...errorFacts(error) })
    }
    await store.finishEffect(effect.id)
  }

  return {
    wake,
    idle: async () => {
      wake()
      while (looking !== null || underWay.size > 0) await Promise.all([looking, ...underWay.values()])
    },
    stop: async () => {
      stopped = true
      callOff()
      await looking
      await Promise.all(underWay.values())
    },
  }
}

/** A refused mail, a payload that cannot be read and an organisation that is gone stay as they are. */
const isForGood = (error: unknown): boolean => reasonsForGood.some((reason) => error instanceof reason)
const reasonsForGood = [MailRefused, v.ValiError, DocumentGone]
