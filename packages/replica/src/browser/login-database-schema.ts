import type { MutationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import type { DBSchema, IDBPDatabase, IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb'
import type { KeptCopy, OutboxContent, StoredMutation, StoredTrayEntry } from '../ports/login-storage.ts'

export interface LoginDatabaseSchema extends DBSchema {
  /** Keyed by a number that grows: the order of the outbox, among all tabs. */
  pending: { key: number; value: StoredMutation; indexes: { id: MutationId } }
  tray: { key: number; value: StoredTrayEntry; indexes: { id: MutationId } }
  access: { key: 'snapshot' | 'clock-offset'; value: unknown }
  copies: { key: [string, number]; value: KeptCopy }
}
export type LoginDatabaseConnection = IDBPDatabase<LoginDatabaseSchema>

/** Version 1 kept mutations of directories alone, by `organizationId`; version 2 names the document of each. */
export const databaseVersion = 2

/** The stores of a new database, with what the page holds already. */
export const createStores = (database: LoginDatabaseConnection, { pending, tray }: OutboxContent): void => {
  const outbox = database.createObjectStore('pending', { autoIncrement: true })
  outbox.createIndex('id', 'id', { unique: true })
  for (const mutation of pending) void outbox.add(mutation)
  const refused = database.createObjectStore('tray', { autoIncrement: true })
  refused.createIndex('id', 'id', { unique: true })
  for (const entry of tray) void refused.add(entry)
  database.createObjectStore('access')
  database.createObjectStore('copies', { keyPath: ['document', 'generation'] })
}

type Stores = StoreNames<LoginDatabaseSchema>[]
type PendingStore = IDBPObjectStore<LoginDatabaseSchema, Stores, 'pending', 'versionchange'>

/** From version 1 to 2: all that waits and all in the tray keeps its place. */
export const addDocumentNames = (transaction: IDBPTransaction<LoginDatabaseSchema, Stores, 'versionchange'>): void => {
  const stores = [
    transaction.objectStore('pending'),
    // An entry of the tray is a mutation with further fields, which stay as they are.
    transaction.objectStore('tray') as unknown as PendingStore,
  ]
  // A request that fails aborts the upgrade, so opening the database fails.
  for (const store of stores) void addTo(store).catch(() => undefined)
}

const addTo = async (store: PendingStore): Promise<void> => {
  for (let cursor = await store.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const { organizationId } = cursor.value
    if (organizationId === null) continue
    await cursor.update({ ...cursor.value, document: documentName({ kind: 'directory', organizationId }) })
  }
}
