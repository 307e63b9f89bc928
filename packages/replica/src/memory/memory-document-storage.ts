import * as Y from 'yjs'
import type { DocumentStorage } from '../ports/document-storage.ts'

/** Documents of one browser, shared by its tabs. `databases` shows a test what is kept. */
export interface MemoryDocumentStorage extends DocumentStorage {
  readonly databases: ReadonlyMap<string, readonly Uint8Array[]>
  /** What a test finds there instead, as after a storage that lost something. */
  put(database: string, updates: readonly Uint8Array[]): void
}

export const memoryDocumentStorage = (): MemoryDocumentStorage => {
  const databases = new Map<string, Uint8Array[]>()
  return {
    databases,
    put: (database, updates) => void databases.set(database, [...updates]),
    open: (database, doc) => {
      let open = true
      const keep = (update: Uint8Array, origin: unknown): void => {
        if (origin !== databases) databases.get(database)?.push(update)
      }
      const loaded = Promise.resolve().then(() => {
        if (!open) return
        const updates = databases.get(database) ?? []
        databases.set(database, updates)
        Y.transact(doc, () => updates.forEach((update) => Y.applyUpdate(doc, update)), databases, false)
        doc.on('update', keep)
      })
      return {
        loaded,
        close: async () => {
          open = false
          doc.off('update', keep)
          await loaded
        },
      }
    },
    erase: async (database) => {
      databases.delete(database)
    },
  }
}
