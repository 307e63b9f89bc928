import type { DocumentName } from '@kontor/protocol'
import { isStorageError } from '../store/is-storage-error.ts'
import type { ChainedEntry, Store } from '../store/store.ts'
import { FollowedChain, type ChainHead } from './followed-chain.ts'
import { readLog } from './log-reader.ts'

export interface ChainState {
  readonly entries: number
  readonly head: ChainHead
  /** Where the log is not what was written first, and what is wrong there; null: nothing. */
  readonly broken: ChainBreak | null
}

export interface ChainBreak {
  readonly seq: number
  readonly what: string
}

/**
 * Reads a whole log, computes its chain anew, and compares its end with where its document stands. `onEntry` is told
 * each entry up to which everything is what was written.
 */
export const chainState = async (
  store: Pick<Store, 'log' | 'seqOf'>,
  document: DocumentName,
  onEntry: (entry: ChainedEntry) => void = () => undefined,
): Promise<ChainState> => {
  const chain = new FollowedChain(document)
  // Others may go on writing: the log must hold what its document held before, and no more than it holds afterwards.
  const least = await store.seqOf(document)
  let isReadable = true
  try {
    for await (const entry of readLog(store, document, { beyond: 0, direction: 'forth' }))
      if (chain.follow(entry)) onEntry(entry)
  } catch (error) {
    if (isStorageError(error)) throw error
    // Whatever somebody wrote into its columns.
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
  if (last < least) return { seq: last + 1, what: `its document stands at ${least}` }
  return last > most ? { seq: most + 1, what: `its document stands at ${most}` } : null
}
