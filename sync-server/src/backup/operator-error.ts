/**
 * A problem that the operator can fix. The message is one line (or one for each history) and never contains stored
 * data.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}
