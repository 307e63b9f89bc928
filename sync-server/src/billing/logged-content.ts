import { applyChanges, emptyContent, type DocumentKind, type FoldedEntry, type WritableContent } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import { readLog } from '../store/read-log.ts'
import type { Store } from '../store/store.ts'

/** The content of a document, from its log alone. */
export const loggedContent = async <K extends DocumentKind>(
  store: Pick<Store, 'log'>,
  document: DocumentName,
  kind: K,
): Promise<NonNullable<K['types']>['content']> => {
  const content = emptyContent(kind) as WritableContent
  for await (const { changes } of readLog(store, document, { beyond: 0, direction: 'forth' }))
    applyChanges(content, changes)
  return content
}

/** The entries of a log with the changes of these kinds of record alone; entries without one are left out. */
export const foldedEntries = async (
  store: Pick<Store, 'log'>,
  document: DocumentName,
  kinds: readonly string[],
): Promise<readonly FoldedEntry[]> => {
  const entries: FoldedEntry[] = []
  for await (const { seq, at, changes } of readLog(store, document, { beyond: 0, direction: 'forth' })) {
    const kept = changes.filter(({ kind }) => kinds.includes(kind))
    if (kept.length > 0) entries.push({ seq, at, changes: kept })
  }
  return entries
}
