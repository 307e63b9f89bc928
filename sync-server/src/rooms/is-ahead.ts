import * as Y from 'yjs'

/** How far a copy has come, by client. Null when the bytes are torn. */
export const readStateVector = (bytes: Uint8Array): ReadonlyMap<number, number> | null => {
  try {
    return Y.decodeStateVector(bytes)
  } catch {
    return null
  }
}

/** S8: does a copy hold anything that the document lacks? */
export const isAhead = (doc: Y.Doc, copy: ReadonlyMap<number, number>): boolean =>
  [...copy].some(([clientId, clock]) => clock > Y.getState(doc.store, clientId))
