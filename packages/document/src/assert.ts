/** What must hold, or else there is a bug: it throws, and whoever holds the document stops rather than carry on. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`document: ${message}`)
}
