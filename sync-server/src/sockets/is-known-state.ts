import * as Y from 'yjs'

/**
 * Whether an update holds nothing that the document lacks. Yjs answers each sync step 1 with a step 2 that repeats
 * every deletion; from a client that only reads, that is no attempt to write (S7). The bytes are untrusted: truncated
 * ones count as an attempt.
 */
export const isKnownState = (doc: Y.Doc, update: Uint8Array): boolean => {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    if (structs.length > 0) return false
    if (ds.clients.size === 0) return true
    const known = Y.createDeleteSetFromStructStore(doc.store)
    return Y.equalDeleteSets(Y.mergeDeleteSets([known, ds]), known)
  } catch {
    return false
  }
}
