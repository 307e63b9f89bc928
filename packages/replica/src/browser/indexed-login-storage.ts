import type { MutationId } from '@kontor/domain'
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { KeptCopy, LoginStorage, StoredMutation, StoredTrayEntry } from '../ports/login-storage.ts'

interface Schema extends DBSchema {
  /** Keyed by a number that grows: the order of the outbox, among all tabs. */
  pending: { key: number; value: StoredMutation; indexes: { id: MutationId } }
  tray: { key: number; value: StoredTrayEntry; indexes: { id: MutationId } }
  access: { key: 'snapshot'; value: unknown }
  copies: { key: [string, number]; value: KeptCopy }
}
type Database = IDBPDatabase<Schema>

/** One IndexedDB database per login; writes are flushed to disk before they count as done. */
export const openIndexedLoginStorage = async (loginId: string): Promise<LoginStorage> => {
  const name = `kontor/${loginId}`
  const database = await openDB<Schema>(name, 1, {
    upgrade: (fresh) => {
      for (const store of ['pending', 'tray'] as const) {
        fresh.createObjectStore(store, { autoIncrement: true }).createIndex('id', 'id', { unique: true })
      }
      fresh.createObjectStore('access')
      fresh.createObjectStore('copies', { keyPath: ['document', 'generation'] })
    },
    // Another tab signs out and deletes the database, or brings a newer form of it.
    blocking: (_version, _blockedVersion, event) => (event.target as IDBDatabase).close(),
  })
  return {
    ...outboxOf(database),
    readAccess: async () => (await database.get('access', 'snapshot')) ?? null,
    writeAccess: async (snapshot) => {
      await database.put('access', snapshot, 'snapshot')
    },
    readCopies: () => database.getAll('copies'),
    writeCopy: async (copy) => {
      await database.put('copies', copy)
    },
    removeCopy: ({ document, generation }) => database.delete('copies', [document, generation]),
    close: () => database.close(),
    erase: async () => {
      database.close()
      await deleteDB(name)
    },
  }
}

type OutboxOfStorage = Pick<LoginStorage, 'readOutbox' | 'add' | 'settle' | 'sendAgain' | 'drop'>

const outboxOf = (database: Database): OutboxOfStorage => ({
  readOutbox: async () => {
    const transaction = database.transaction(['pending', 'tray'])
    const [pending, tray] = await Promise.all([
      transaction.objectStore('pending').getAll(),
      transaction.objectStore('tray').getAll(),
    ])
    return { pending, tray }
  },
  add: async (mutations) => {
    const transaction = database.transaction('pending', 'readwrite', { durability: 'strict' })
    for (const mutation of mutations) void transaction.store.add(mutation)
    await transaction.done
  },
  settle: async ({ accepted, refused }) => {
    const transaction = outboxTransaction(database)
    for (const id of accepted) await takePending(transaction, id)
    for (const { id, refusal, at } of refused) {
      const mutation = await takePending(transaction, id)
      if (mutation) await transaction.objectStore('tray').add({ ...mutation, refusal, refusedAt: at })
    }
    await transaction.done
  },
  sendAgain: async (id, again) => {
    const transaction = outboxTransaction(database)
    const entry = await takeFromTray(transaction, id)
    if (entry) {
      const { refusal: _refusal, refusedAt: _refusedAt, ...mutation } = entry
      await transaction.objectStore('pending').add({ ...mutation, ...again })
    }
    await transaction.done
  },
  drop: async (id) => {
    const transaction = outboxTransaction(database)
    await takeFromTray(transaction, id)
    await transaction.done
  },
})

const outboxTransaction = (database: Database) =>
  database.transaction(['pending', 'tray'], 'readwrite', { durability: 'strict' })
type OutboxTransaction = ReturnType<typeof outboxTransaction>

const takePending = async (transaction: OutboxTransaction, id: MutationId): Promise<StoredMutation | null> => {
  const cursor = await transaction.objectStore('pending').index('id').openCursor(id)
  if (cursor === null) return null
  await cursor.delete()
  return cursor.value
}

const takeFromTray = async (transaction: OutboxTransaction, id: MutationId): Promise<StoredTrayEntry | null> => {
  const cursor = await transaction.objectStore('tray').index('id').openCursor(id)
  if (cursor === null) return null
  await cursor.delete()
  return cursor.value
}
