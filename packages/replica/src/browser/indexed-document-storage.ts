import { deleteDB } from 'idb'
import { IndexeddbPersistence } from 'y-indexeddb'
import type { DocumentStorage } from '../ports/document-storage.ts'

/**
 * y-indexeddb drops write errors; that costs nothing here, because what it keeps is a copy of what the server has.
 * For the same reason a database that does not open at all only means that the document is fetched anew.
 */
export const indexedDocumentStorage: DocumentStorage = {
  open: (database, doc) => {
    const persistence = new IndexeddbPersistence(database, doc)
    const failed = new Promise<void>((resolve) => {
      persistence._db.catch(() => resolve())
    })
    return {
      loaded: Promise.race([persistence.whenSynced.then(() => undefined), failed]),
      close: () => persistence.destroy().catch(() => undefined),
    }
  },
  erase: (database) => deleteDB(database),
}
