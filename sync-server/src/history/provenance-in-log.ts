import { directoryKind, MemberOrigins, type HistoryEntry, type MemberId, type Provenance } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Store } from '../store/store.ts'
import { historyEntryOf } from './history-entry-of.ts'
import { readLog } from '../store/read-log.ts'

/** Which administrator gave a member which right. */
export const provenanceInLog = async (
  store: Pick<Store, 'log'>,
  document: DocumentName,
  memberId: MemberId,
): Promise<Provenance> => {
  const origins = new MemberOrigins(memberId)
  for await (const logged of readLog(store, document, { beyond: 0, direction: 'forth' })) {
    const entry = historyEntryOf(directoryKind, logged)
    // Mutations of a directory change only records of a directory.
    if (entry !== null) origins.follow(entry as HistoryEntry)
  }
  return origins.provenance
}
