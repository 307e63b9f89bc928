import { serverLimits } from '../limits.ts'

/** More mutations than are taken at present: nothing happened, try again after the delay. Over HTTP 429. */
export class TooManyWaiting extends Error {
  override readonly name = 'TooManyWaiting'
  readonly afterMs: number

  constructor(afterMs: number = serverLimits.storageRetryMs) {
    super()
    this.afterMs = afterMs
  }
}
