import * as v from 'valibot'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import { MailRefused } from '../mail/mail-refused.ts'
import { DocumentGone } from '../rooms/room-errors.ts'
import type { Store, StoredEffect } from '../store/store.ts'
import type { LaneRules } from './carrier.ts'
import { retryDelayMs } from './retry-delay.ts'

/** The effects of one kind. Each kind has its own lane, so a mail server that does not answer delays no other kind. */
export interface Lane {
  /** Looks for new effects. */
  wake(): void
  /** Resolves once no effect is due or in progress. */
  idle(): Promise<void>
  /** Finishes the effects in progress and stops. */
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

  /** Starts what is due. Returns when to look again; a store that fails is read again later. */
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

  /** Effects in progress are still due in the store, so they count towards the bound. */
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

/** A refused mail, an unreadable payload and a removed organisation fail at every attempt. */
const isForGood = (error: unknown): boolean => reasonsForGood.some((reason) => error instanceof reason)
const reasonsForGood = [MailRefused, v.ValiError, DocumentGone]
