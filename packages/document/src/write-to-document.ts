import type { DocumentKind, KindTypes } from '@kontor/domain'
import * as Y from 'yjs'
import { restartProgress, writeMeta, type DocumentMeta } from './document-meta.ts'
import { recentKey, recentMap, recordKey, recordMap } from './layout.ts'
import { PageIndex } from './page-index.ts'

/** The index of each document that is being written; it lives as long as its document. */
const indexes = new WeakMap<Y.Doc, PageIndex>()

/**
 * Carries accepted writes into a document, in one Y transaction, so that readers see all of it or nothing.
 * Only the server calls it, and no one else may write the same Y.Doc.
 *
 * The first call on a new Y.Doc also writes the epoch. With no writes it moves `meta` alone.
 *
 * @example
 * const doc = new Y.Doc()
 * writeToDocument(directoryKind, doc, [put('member', member)], { seq: 1, epoch: 'first' })
 */
export const writeToDocument = <T extends KindTypes>(
  kind: DocumentKind<T>,
  doc: Y.Doc,
  writes: readonly T['write'][],
  meta: DocumentMeta,
  origin: unknown = null,
): void => {
  const index = indexOf(doc)
  doc.transact(() => {
    const isSingle = (write: T['write']): boolean => Object.hasOwn(kind.singles, write.kind)
    const recent = writes.every(isSingle) ? null : ensureRecent(doc)
    for (const write of writes) {
      if (isSingle(write)) recordMap(doc).set(write.kind, JSON.stringify(write.record))
      else recent?.set(recordKey(write.kind, write.id), write.record === null ? null : JSON.stringify(write.record))
    }
    writeMeta(doc, meta)
    if (recent !== null && index.countRecent(writes.length)) fold(doc, index, recent)
  }, origin)
}

const indexOf = (doc: Y.Doc): PageIndex => {
  const known = indexes.get(doc)
  if (known !== undefined) return known
  const index = new PageIndex(doc)
  indexes.set(doc, index)
  return index
}

const ensureRecent = (doc: Y.Doc): Y.Map<string | null> => recentMap(doc) ?? startRecent(doc)

/** Replacing the whole map lets Yjs forget what was in it; deleting its entries one by one would not. */
const startRecent = (doc: Y.Doc): Y.Map<string | null> => {
  const recent = new Y.Map<string | null>()
  recordMap(doc).set(recentKey, recent)
  return recent
}

const fold = (doc: Y.Doc, index: PageIndex, recent: Y.Map<string | null>): void => {
  for (const [key, text] of index.fold(new Map(recent.entries()))) recordMap(doc).set(key, text)
  startRecent(doc)
  restartProgress(doc)
}
