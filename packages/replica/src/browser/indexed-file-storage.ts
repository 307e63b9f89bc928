import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { memoryFileStorages } from '../memory/memory-file-storage.ts'
import type { FileEntry, FileStorage, OpenFileStorage } from '../ports/file-storage.ts'

interface FilesSchema extends DBSchema {
  /** Apart from the contents, so that a list of them reads no content. */
  entries: { key: [string, string]; value: FileEntry }
  contents: { key: [string, string]; value: Uint8Array }
}
type Files = IDBPDatabase<FilesSchema>

/**
 * One IndexedDB database per login for the files that wait. A connection is open for one call alone: files are rare, and a
 * browser may close a connection at any time.
 */
export const indexedFileStorage: OpenFileStorage = (loginId) => {
  const name = `kontor/${loginId}/files`
  const inDatabase = async <Result>(work: (database: Files) => Promise<Result>): Promise<Result> => {
    const database = await openDB<FilesSchema>(name, 1, {
      upgrade: (created) => {
        created.createObjectStore('entries', { keyPath: ['document', 'sha256'] })
        created.createObjectStore('contents')
      },
    })
    try {
      return await work(database)
    } finally {
      database.close()
    }
  }
  return {
    add: (entry, content) =>
      inDatabase(async (database) => {
        const transaction = writing(database)
        await Promise.all([
          transaction.objectStore('entries').put(entry),
          transaction.objectStore('contents').put(content, [entry.document, entry.sha256]),
          transaction.done,
        ])
      }),
    read: ({ document, sha256 }) =>
      inDatabase(async (database) => (await database.get('contents', [document, sha256])) ?? null),
    entries: () => inDatabase((database) => database.getAll('entries')),
    remove: ({ document, sha256 }) =>
      inDatabase(async (database) => {
        const transaction = writing(database)
        await Promise.all([
          transaction.objectStore('entries').delete([document, sha256]),
          transaction.objectStore('contents').delete([document, sha256]),
          transaction.done,
        ])
      }),
    erase: () => deleteDB(name),
  }
}

const writing = (database: Files) =>
  database.transaction(['entries', 'contents'], 'readwrite', { durability: 'strict' })

/** IndexedDB, or the page's memory where the browser does not open it. Which of the two is decided at the first call. */
export const browserFileStorages = (): OpenFileStorage => {
  const memory = memoryFileStorages()
  return (loginId) => {
    const indexed = indexedFileStorage(loginId)
    let chosen: Promise<FileStorage> | null = null
    const storage = (): Promise<FileStorage> => {
      chosen ??= indexed.entries().then(
        () => indexed,
        () => memory(loginId),
      )
      return chosen
    }
    return {
      add: async (entry, content) => (await storage()).add(entry, content),
      read: async (place) => (await storage()).read(place),
      entries: async () => (await storage()).entries(),
      remove: async (place) => (await storage()).remove(place),
      erase: async () => (await storage()).erase(),
    }
  }
}
