import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { writeToDocument } from '@kontor/document'
import { directoryKind } from '@kontor/domain'
import * as Y from 'yjs'

/**
 * S8: every document begins a new life. Browsers that hold a future that is gone, or the very state that was restored,
 * set their copies aside, take these, and run their outboxes over them. Seqs, logs and outcomes stay: a mutation that
 * is sent again gets the outcome that it had (S1).
 *
 * The epoch stands in the row, which `welcome` tells, and in the Yjs document, which the browser keeps: both must agree.
 * Gives how many documents there are.
 */
export const beginDocumentsAnew = (database: DatabaseSync): number => {
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
      // One that nothing was ever written to gets its epoch with the first thing.
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
