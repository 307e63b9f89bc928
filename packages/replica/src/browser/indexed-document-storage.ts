import { deleteDB } from 'idb'
import { IndexeddbPersistence } from 'y-indexeddb'
import type { DocumentStorage } from '../ports/document-storage.ts'

/**
 * y-indexeddb drops write errors. That costs nothing here, because what it keeps is a copy of what the server has.
 * For the same reason a database that does not open, or that the browser closes, only means that the next page fetches
 * the document anew.
 */
export const indexedDocumentStorage: DocumentStorage = {
  open: (database, doc) => {
    const persistence = new IndexeddbPersistence(database, doc)
    const failed = new Promise<void>((resolve) => {
      const stop = (): void => {
        // It would write to a closed connection, and each write would throw within the document's transaction.
        doc.off('update', persistence._storeUpdate)
        resolve()
      }
      persistence._db.then((connection) => connection.addEventListener('close', stop), stop)
    })
    return {
      loaded: Promise.race([persistence.whenSynced.then(() => undefined), failed]),
      close: () => persistence.destroy().catch(() => undefined),
    }
  },
  erase: (database) => deleteDB(database),
}
