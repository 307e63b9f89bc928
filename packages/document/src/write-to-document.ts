import type { DocumentKind, KindTypes } from '@kontor/domain'
import type * as Y from 'yjs'
import { writeMeta, type DocumentMeta } from './document-meta.ts'
import { DocumentWriter, type RecordWriting } from './document-writer.ts'
import { recordMap } from './layout.ts'

/** The writer of each document that is being written; it lives as long as its document. */
const writers = new WeakMap<Y.Doc, DocumentWriter>()

/** With the record that is there now, a write costs its changed fields; without it, the whole record. */
export type DocumentWrite<Write> = Write & { readonly before?: RecordWriting['before'] }

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
  writes: readonly DocumentWrite<T['write']>[],
  meta: DocumentMeta,
  origin: unknown = null,
): void => {
  const writer = writerOf(doc)
  doc.transact((transaction) => {
    writer.transaction = transaction
    for (const write of writes) {
      if (Object.hasOwn(kind.singles, write.kind)) recordMap(doc).set(write.kind, JSON.stringify(write.record))
      else writer.write(write)
    }
    writeMeta(doc, meta)
    writer.fold()
  }, origin)
}

const writerOf = (doc: Y.Doc): DocumentWriter => {
  const known = writers.get(doc)
  if (known !== undefined) return known
  const writer = new DocumentWriter(doc)
  writers.set(doc, writer)
  // What another server wrote may have put records in other places.
  const forget = (transaction: Y.Transaction): void => {
    if (transaction === writer.transaction) return
    writers.delete(doc)
    doc.off('afterTransaction', forget)
  }
  doc.on('afterTransaction', forget)
  return writer
}
