import type { DocumentName } from '@kontor/protocol'
import { isStorageError } from '../store/is-storage-error.ts'
import type { ChainedEntry, Store } from '../store/store.ts'
import { FollowedChain, type ChainHead } from './followed-chain.ts'
import { readLog } from '../store/read-log.ts'

export interface ChainState {
  readonly entries: number
  readonly head: ChainHead
  /** The first entry that differs from the original, and how; null when none does. */
  readonly broken: ChainBreak | null
}

export interface ChainBreak {
  readonly seq: number
  readonly what: string
}

/**
 * Reads a whole log, recomputes its chain, and compares its end with the document's seq. Calls `onEntry` with each
 * entry up to which nothing has been changed.
 */
export const chainState = async (
  store: Pick<Store, 'log' | 'seqOf'>,
  document: DocumentName,
  onEntry: (entry: ChainedEntry) => void = () => undefined,
): Promise<ChainState> => {
  const chain = new FollowedChain(document)
  // Writes go on meanwhile: the log must reach the seq that the document had before, and not pass the one that it has
  // afterwards.
  const least = await store.seqOf(document)
  let isReadable = true
  try {
    for await (const entry of readLog(store, document, { beyond: 0, direction: 'forth' }))
      if (chain.follow(entry)) onEntry(entry)
  } catch (error) {
    if (isStorageError(error)) throw error
    // An attacker may have written anything into its columns.
    isReadable = false
  }
  const most = await store.seqOf(document)
  const { entries, head, brokenAt } = chain
  const broken =
    brokenAt !== null
      ? { seq: brokenAt, what: 'this entry is not what was written, or one before it is missing' }
      : isReadable
        ? breakAtEnd(head.seq, least, most)
        : { seq: head.seq + 1, what: 'an entry from here on cannot be read' }
  return { entries, head, broken }
}

const breakAtEnd = (last: number, least: number | null, most: number | null): ChainBreak | null => {
  if (least === null || most === null) return { seq: 1, what: 'its document is missing' }
  if (last < least) return { seq: last + 1, what: `its document is at ${least}` }
  return last > most ? { seq: most + 1, what: `its document is at ${most}` } : null
}
