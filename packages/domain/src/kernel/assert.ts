/** A bug, not a refusal: what must hold does not, and nothing may go on as if it did. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message)
}
