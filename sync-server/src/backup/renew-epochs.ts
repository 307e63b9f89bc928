import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { writeToDocument } from '@kontor/document'
import { directoryKind } from '@kontor/domain'
import * as Y from 'yjs'

/**
 * S8: gives every document a new epoch. Browsers whose copy is newer than the backup, or equal to it, set the copy
 * aside, fetch the document again, and send their outbox. Seqs, logs and outcomes stay, so a repeated mutation gets its
 * earlier outcome (S1).
 *
 * The epoch is kept in the row, which `welcome` sends, and in the Yjs document, which the browser keeps: both must
 * agree. Returns the number of documents.
 */
export const renewEpochs = (database: DatabaseSync): number => {
  const documents = database.prepare('select name, seq from documents').all()
  const updatesOf = database.prepare('select bytes from updates where document = ? order by seq')
  const setEpoch = database.prepare('update documents set epoch = ? where name = ?')
  const removeUpdates = database.prepare('delete from updates where document = ?')
  const addUpdate = database.prepare('insert into updates (document, seq, bytes) values (?, ?, ?)')
  database.exec('begin immediate')
  try {
    for (const { name = null, seq = null } of documents) {
      const epoch = randomUUID()
      const updates = updatesOf.all(name).map(({ bytes }) => bytes as Uint8Array)
      setEpoch.run(epoch, name)
      // A document without content gets its epoch with its first write.
      if (updates.length === 0) continue
      removeUpdates.run(name)
      addUpdate.run(name, seq, withEpoch(updates, { epoch, seq: Number(seq) }))
    }
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
  return documents.length
}

const withEpoch = (
  updates: readonly Uint8Array[],
  meta: { readonly epoch: string; readonly seq: number },
): Uint8Array => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  writeToDocument(directoryKind, doc, [], meta)
  return Y.encodeStateAsUpdate(doc)
}
