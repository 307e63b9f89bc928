import { shortenedEntry, type DocumentKind, type LoggedEntry } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import type { Store } from '../store/store.ts'
import { genesisHash } from '../store/entry-hash.ts'
import { historyEntryOf } from './history-entry-of.ts'
import { passes, type HistoryFilter } from './history-filter.ts'
import { readLog } from '../store/read-log.ts'

export interface HistoryDocument {
  readonly document: DocumentName
  readonly kind: DocumentKind
}

export interface HistoryPage {
  /** Newest first. */
  readonly entries: readonly LoggedEntry[]
  /** The seq before which the next page begins; null when there is none. */
  readonly next: number | null
  readonly head: { readonly seq: number; readonly hash: string }
}

/**
 * The entries before a seq (or the newest) that pass a filter, each with a bounded number of its changes. The entries
 * that one call reads and the bytes that it returns are bounded; past the bound it returns what it has found, perhaps
 * nothing yet, and where to continue.
 */
export const historyPage = async (
  store: Pick<Store, 'log'>,
  { document, kind }: HistoryDocument,
  query: HistoryFilter & { readonly before: number | null; readonly limit: number },
): Promise<HistoryPage> => {
  const { before, limit } = query
  const [newest] = await store.log(document, { beyond: Number.MAX_SAFE_INTEGER, direction: 'back', limit: 1 })
  const head = { seq: newest?.seq ?? 0, hash: newest?.hash ?? genesisHash }
  const entries: LoggedEntry[] = []
  let [looked, bytes] = [0, 0]
  for await (const logged of readLog(store, document, { beyond: before ?? head.seq + 1, direction: 'back' })) {
    if (entries.length === limit || looked === serverLimits.historyLookedAtMax)
      return { entries, next: logged.seq + 1, head }
    looked += 1
    const whole = historyEntryOf(kind, logged)
    if (whole === null || !passes(kind, query, whole)) continue
    const entry = shortenedEntry(whole, serverLimits.historyEntryChangesMax)
    bytes += Buffer.byteLength(JSON.stringify(entry))
    if (entries.length > 0 && bytes > serverLimits.historyPageBytesMax) return { entries, next: logged.seq + 1, head }
    entries.push(entry)
  }
  return { entries, next: null, head }
}
