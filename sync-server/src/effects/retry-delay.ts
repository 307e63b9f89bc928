import { serverLimits } from '../limits.ts'

/** The delay after a number of failed attempts: twice as long each time, up to a bound. */
export const retryDelayMs = (attempts: number): number =>
  Math.min(serverLimits.effectRetryFirstMs * 2 ** Math.min(attempts, 30), serverLimits.effectRetryLongestMs)
