import type { DocumentName } from '@kontor/protocol'
import type { Store } from '../store/store.ts'
import { FollowedChain, type ChainHead } from './followed-chain.ts'
import { readLog } from './log-reader.ts'

export interface ChainState {
  readonly entries: number
  readonly head: ChainHead
  readonly intact: boolean
  /** The first entry that is not what was written, or before which one is missing. */
  readonly brokenAt: number | null
}

/** Reads a whole log and computes its chain anew. */
export const chainState = async (store: Pick<Store, 'log'>, document: DocumentName): Promise<ChainState> => {
  const chain = new FollowedChain(document)
  for await (const entry of readLog(store, document, { beyond: 0, direction: 'forth' })) chain.follow(entry)
  const { entries, head, brokenAt } = chain
  return { entries, head, intact: brokenAt === null, brokenAt }
}
