import { serverLimits } from '../limits.ts'

/** How long an effect waits after its failed attempts so far: twice as long each time, up to a bound. */
export const retryDelayMs = (attempts: number): number =>
  Math.min(serverLimits.effectRetryFirstMs * 2 ** Math.min(attempts, 30), serverLimits.effectRetryLongestMs)
