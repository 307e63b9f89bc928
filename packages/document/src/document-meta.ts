import * as Y from 'yjs'
import { metaMap } from './layout.ts'
import { documentLimits } from './limits.ts'

/** Which life of the document this copy belongs to, and how far it has come. */
export interface DocumentMeta {
  /** Changes when the server's document starts anew, for instance after a restored backup (S8). */
  readonly epoch: string
  /** The number of the last accepted mutation that this copy holds. */
  readonly seq: number
}

/** The seq of this copy; 0 while it holds nothing. */
export const documentSeq = (doc: Y.Doc): number => {
  const seq = progressMap(doc)?.get('seq')
  return typeof seq === 'number' ? seq : 0
}

/** The epoch of this copy; null while it holds nothing. */
export const documentEpoch = (doc: Y.Doc): string | null => {
  const epoch = metaMap(doc).get('epoch')
  return typeof epoch === 'string' ? epoch : null
}

/**
 * Each new seq leaves a trace of the one before in its map. Replacing the map now and then lets Yjs forget them all;
 * without it a document would grow by 350 bytes of memory with every commit, for ever.
 */
export const writeMeta = (doc: Y.Doc, { epoch, seq }: DocumentMeta): void => {
  if (metaMap(doc).get('epoch') !== epoch) metaMap(doc).set('epoch', epoch)
  const progress = progressMap(doc)
  const former = documentSeq(doc)
  if (progress !== null && former === seq) return
  if (progress !== null && mapOf(former) === mapOf(seq)) return void progress.set('seq', seq)
  const next = new Y.Map<number>()
  next.set('seq', seq)
  metaMap(doc).set('progress', next)
}

/** Which map of the document's life holds this seq. */
const mapOf = (seq: number): number => Math.floor(seq / documentLimits.seqsPerProgressMap)

const progressMap = (doc: Y.Doc): Y.Map<number> | null =>
  (metaMap(doc).get('progress') as Y.Map<number> | undefined) ?? null
