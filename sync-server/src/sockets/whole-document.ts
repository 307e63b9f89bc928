import * as Y from 'yjs'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import { syncStep2Frame } from './server-frames.ts'

/** The state vector of a client that has nothing: no clients. */
const isEmpty = (stateVector: Uint8Array): boolean => stateVector.length === 1 && stateVector[0] === 0

const frames = new WeakMap<Y.Doc, Uint8Array>()

/**
 * The sync step 2 for a client with this state. The whole document is encoded once for all who join while it does not
 * change, such as a team that opens a large directory in the morning; its bytes are kept for a moment only.
 */
export const documentFrame = (doc: Y.Doc, stateVector: Uint8Array, clock: Pick<Clock, 'after'>): Uint8Array => {
  if (!isEmpty(stateVector)) return syncStep2Frame(Y.encodeStateAsUpdate(doc, stateVector))
  const known = frames.get(doc)
  if (known !== undefined) return known
  const frame = syncStep2Frame(Y.encodeStateAsUpdate(doc))
  frames.set(doc, frame)
  const forget = (): void => {
    frames.delete(doc)
    doc.off('afterTransaction', forget)
    stopTimer()
  }
  const stopTimer = clock.after(serverLimits.wholeDocumentKeptMs, forget)
  doc.on('afterTransaction', forget)
  return frame
}
