import { contractChanges, type OrganizationId } from '@kontor/domain'
import { documentName, type ContractHistory } from '@kontor/protocol'
import { readLog } from '../../store/read-log.ts'
import type { Store } from '../../store/store.ts'
import { serverLimits } from '../../limits.ts'

/**
 * B18, B19: the entries of an organisation's history that changed its contract, newest first: who, when, and the days of each
 * unit before and after. Nothing else of an entry goes out, since it may hold people and rights. Past the entries that one call
 * reads it says where to continue.
 */
export const contractHistory = async (
  store: Pick<Store, 'log'>,
  organizationId: OrganizationId,
  before: number | null,
): Promise<ContractHistory> => {
  const entries: ContractHistory['entries'][number][] = []
  const document = documentName({ kind: 'directory', organizationId })
  let looked = 0
  const from = { beyond: before ?? Number.MAX_SAFE_INTEGER, direction: 'back' } as const
  for await (const { seq, at, actor, changes } of readLog(store, document, from)) {
    if (looked === serverLimits.historyLookedAtMax || entries.length === serverLimits.historyPageMax)
      return { entries, next: seq + 1 }
    looked += 1
    const units = contractChanges(changes)
    if (units.length > 0) entries.push({ seq, at, by: actor?.name ?? null, units })
  }
  return { entries, next: null }
}
