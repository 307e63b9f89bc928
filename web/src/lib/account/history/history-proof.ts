import type { HistoryHead } from '@kontor/protocol/http'
import type { LoggedEntry } from '@kontor/domain'

/** Entries with their hashes and the end of the chain, as `verify-history --proof` takes them: from the oldest. */
export const historyProof = (
  document: string,
  { entries, head }: { readonly entries: readonly LoggedEntry[]; readonly head: HistoryHead },
): string => `${JSON.stringify({ document, head, entries: entries.toReversed() }, null, 2)}\n`
