/** A bug beyond the mutators failed a batch. Nothing of it was kept, and sending it again does not help. */
export class BatchFailed extends Error {
  override readonly name = 'BatchFailed'

  constructor(cause: unknown) {
    super('a batch failed', { cause })
  }
}
