import type { DocumentName } from '@kontor/protocol'
import type { Store } from '../store/store.ts'
import { entryHash, genesisHash } from './entry-hash.ts'
import { readLog } from './log-reader.ts'

export interface ChainState {
  readonly entries: number
  readonly head: { readonly seq: number; readonly hash: string }
  readonly intact: boolean
  /** The first entry that is not what was written, or before which one is missing. */
  readonly brokenAt: number | null
}

/** Reads a whole log and computes its chain anew. */
export const chainState = async (store: Pick<Store, 'log'>, document: DocumentName): Promise<ChainState> => {
  let [entries, seq, hash] = [0, 0, genesisHash]
  let brokenAt: number | null = null
  for await (const entry of readLog(store, document, { beyond: 0, direction: 'forth' })) {
    entries += 1
    const isNext = entry.seq === seq + 1 && entry.previousHash === hash
    if (brokenAt === null && !(isNext && entry.hash === entryHash(document, hash, entry))) brokenAt = entry.seq
    ;[seq, hash] = [entry.seq, entry.hash]
  }
  return { entries, head: { seq, hash }, intact: brokenAt === null, brokenAt }
}
