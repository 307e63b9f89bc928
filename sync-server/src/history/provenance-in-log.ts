import { MemberOrigins, type MemberId, type Provenance } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Store } from '../store/store.ts'
import { historyEntryOf } from './history-entry-of.ts'
import { readLog } from './log-reader.ts'

/** Which administrator gave a member which right. */
export const provenanceInLog = async (
  store: Pick<Store, 'log'>,
  document: DocumentName,
  memberId: MemberId,
): Promise<Provenance> => {
  const origins = new MemberOrigins(memberId)
  for await (const logged of readLog(store, document, { beyond: 0, direction: 'forth' })) {
    const entry = historyEntryOf(logged)
    if (entry !== null) origins.follow(entry)
  }
  return origins.provenance
}
