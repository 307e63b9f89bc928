/** What the operator can mend: the message is one line (or one for each history), and never holds what the data folder holds. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}
