import type { DocumentName } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'

// What calls to rooms fail with. With each of these errors, nothing has happened.

/** The document does not exist, or no longer exists. Over HTTP 404. */
export class DocumentGone extends Error {
  override readonly name = 'DocumentGone'

  constructor(document: DocumentName) {
    super(`there is no ${document}`)
  }
}

/** The storage cannot be read or written at present: try again later. Over HTTP 503 `storage`. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed'

  constructor(cause: unknown) {
    super('the storage failed', { cause })
  }
}

/** More mutations than are accepted at present: try again after the delay. Over HTTP 429. */
export class TooManyWaiting extends Error {
  override readonly name = 'TooManyWaiting'
  readonly afterMs: number

  constructor(afterMs: number = serverLimits.storageRetryMs) {
    super()
    this.afterMs = afterMs
  }
}

/** A bug outside the mutators failed a batch: sending it again does not help. */
export class BatchFailed extends Error {
  override readonly name = 'BatchFailed'

  constructor(cause: unknown) {
    super('a batch failed', { cause })
  }
}

/** Awaits a call of the storage; its errors become `StorageFailed`. */
export const stored = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call
  } catch (error) {
    throw new StorageFailed(error)
  }
}
