/** Throws on a bug, so that the owner of the document stops rather than carries on. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`document: ${message}`)
}
