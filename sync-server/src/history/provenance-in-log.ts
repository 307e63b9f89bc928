import { provenanceOf, type HistoryEntry, type MemberId, type Provenance } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Store } from '../store/store.ts'
import { historyEntryOf } from './history-entry-of.ts'
import { readLog } from './log-reader.ts'

/** Who gave a member what; only the entries that changed this member are held while reading. */
export const provenanceInLog = async (
  store: Pick<Store, 'log'>,
  document: DocumentName,
  memberId: MemberId,
): Promise<Provenance> => {
  const entries: HistoryEntry[] = []
  for await (const logged of readLog(store, document, { beyond: 0, direction: 'forth' })) {
    if (!logged.changes.some(({ id }) => id === memberId)) continue
    const entry = historyEntryOf(logged)
    if (entry !== null) entries.push(entry)
  }
  return provenanceOf(entries, memberId)
}
