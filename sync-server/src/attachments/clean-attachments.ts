import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import type { Attachments } from './attachments.ts'

/** Cleans at the start and then every few hours. Returns what stops it and waits for the cleaning in progress. */
export const cleanAttachments = (parts: {
  readonly attachments: Pick<Attachments, 'clean'>
  readonly clock: Clock
  readonly log: Log
}): (() => Promise<void>) => {
  const { attachments, clock, log } = parts
  let callOff = (): void => undefined
  let stopped = false

  const clean = async (): Promise<void> => {
    try {
      const removed = await attachments.clean()
      if (removed.orphans + removed.contents > 0) log('attachments-cleaned', removed)
    } catch (error) {
      log('attachments-not-cleaned', errorFacts(error))
    }
    if (!stopped) callOff = clock.after(serverLimits.attachmentsCleanedEveryMs, begin)
  }
  let cleaning = Promise.resolve()
  const begin = (): void => {
    cleaning = clean()
  }

  begin()
  return async () => {
    stopped = true
    callOff()
    await cleaning
  }
}
