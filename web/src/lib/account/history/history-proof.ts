import type { HistoryHead } from '@kontor/protocol/http'
import type { HistoryEntry, OrganizationId } from '@kontor/domain'

/** Entries with their hashes and the end of the chain, as `verify-history --proof` takes them: from the oldest. */
export const historyProof = (
  organizationId: OrganizationId,
  { entries, head }: { readonly entries: readonly HistoryEntry[]; readonly head: HistoryHead },
): string =>
  `${JSON.stringify({ document: `directory/${organizationId}`, head, entries: entries.toReversed() }, null, 2)}\n`
