import * as Y from 'yjs'
import { metaMap } from './layout.ts'

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

export const writeMeta = (doc: Y.Doc, meta: DocumentMeta): void => {
  if (metaMap(doc).get('epoch') !== meta.epoch) metaMap(doc).set('epoch', meta.epoch)
  if (progressMap(doc)?.get('seq') === meta.seq) return
  if (progressMap(doc) === null) restartProgress(doc)
  progressMap(doc)?.set('seq', meta.seq)
}

/**
 * Each new seq leaves a trace of the old one in its map. Replacing the map at every fold lets Yjs forget them all;
 * without it a document would grow by 350 bytes of memory with every commit, for ever.
 */
export const restartProgress = (doc: Y.Doc): void => {
  const progress = new Y.Map<number>()
  progress.set('seq', documentSeq(doc))
  metaMap(doc).set('progress', progress)
}

const progressMap = (doc: Y.Doc): Y.Map<number> | null =>
  (metaMap(doc).get('progress') as Y.Map<number> | undefined) ?? null
