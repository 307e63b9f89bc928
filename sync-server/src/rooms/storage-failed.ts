/** The storage does not take or give anything at present: nothing happened, try again later. Over HTTP 503 `storage`. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed'

  constructor(cause: unknown) {
    super('the storage failed', { cause })
  }
}
