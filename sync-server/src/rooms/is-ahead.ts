import * as Y from 'yjs'

/** The highest clock of each client in a copy. Null when the bytes are truncated. */
export const readStateVector = (bytes: Uint8Array): ReadonlyMap<number, number> | null => {
  try {
    return Y.decodeStateVector(bytes)
  } catch {
    return null
  }
}

/** S8: whether a copy holds anything that the document lacks. */
export const isAhead = (doc: Y.Doc, copy: ReadonlyMap<number, number>): boolean =>
  [...copy].some(([clientId, clock]) => clock > Y.getState(doc.store, clientId))
