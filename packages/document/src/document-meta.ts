import type * as Y from 'yjs'
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
  const seq = metaMap(doc).get('seq')
  return typeof seq === 'number' ? seq : 0
}

/** The epoch of this copy; null while it holds nothing. */
export const documentEpoch = (doc: Y.Doc): string | null => {
  const epoch = metaMap(doc).get('epoch')
  return typeof epoch === 'string' ? epoch : null
}

export const writeMeta = (doc: Y.Doc, meta: DocumentMeta): void => {
  const map = metaMap(doc)
  if (map.get('epoch') !== meta.epoch) map.set('epoch', meta.epoch)
  if (map.get('seq') !== meta.seq) map.set('seq', meta.seq)
}
