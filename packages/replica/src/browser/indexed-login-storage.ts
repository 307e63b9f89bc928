import type { MutationId } from '@kontor/domain'
import type { LoginStorage, OpenLoginStorage, StoredMutation, StoredTrayEntry } from '../ports/login-storage.ts'
import type { LoginDatabaseConnection } from './login-database-schema.ts'
import { LoginDatabase } from './login-database.ts'

/** One IndexedDB database per login. A write counts as done when it is on the disk. */
export const openIndexedLoginStorage: OpenLoginStorage = async (loginId, known, onOutdated) => {
  const database = new LoginDatabase(loginId, known, onOutdated)
  await database.open()
  return {
    isDurable: true,
    ...outboxIn(database),
    readAccess: () => database.run(async (connection) => (await connection.get('access', 'snapshot')) ?? null),
    writeAccess: (snapshot) =>
      database.run(async (connection) => void (await connection.put('access', snapshot, 'snapshot'))),
    readClockOffset: () =>
      database.run(async (connection) => Number((await connection.get('access', 'clock-offset')) ?? 0)),
    writeClockOffset: (offsetMs) =>
      database.run(async (connection) => void (await connection.put('access', offsetMs, 'clock-offset'))),
    readCopies: () => database.run((connection) => connection.getAll('copies')),
    writeCopy: (copy) => database.run(async (connection) => void (await connection.put('copies', copy))),
    removeCopy: ({ document, generation }) =>
      database.run((connection) => connection.delete('copies', [document, generation])),
    close: () => database.close(),
    erase: () => database.erase(),
  }
}

type OutboxOfStorage = Pick<LoginStorage, 'readOutbox' | 'add' | 'settle' | 'sendAgain' | 'drop'>

const outboxIn = (database: LoginDatabase): OutboxOfStorage => ({
  readOutbox: () =>
    database.run(async (connection) => {
      const transaction = connection.transaction(['pending', 'tray'])
      const [pending, tray] = await Promise.all([
        transaction.objectStore('pending').getAll(),
        transaction.objectStore('tray').getAll(),
      ])
      return { pending, tray }
    }),
  add: (mutations) =>
    write(database, async (transaction) => {
      const pending = transaction.objectStore('pending')
      for (const mutation of mutations) {
        if ((await pending.index('id').getKey(mutation.id)) === undefined) await pending.add(mutation)
      }
    }),
  settle: ({ accepted, refused }) =>
    write(database, async (transaction) => {
      for (const id of accepted) await takePending(transaction, id)
      for (const { id, refusal, at } of refused) {
        const mutation = await takePending(transaction, id)
        if (mutation) await transaction.objectStore('tray').add({ ...mutation, refusal, refusedAt: at })
      }
    }),
  sendAgain: (id, again) =>
    write(database, async (transaction) => {
      const entry = await takeFromTray(transaction, id)
      if (entry === null) return
      const { refusal: _refusal, refusedAt: _refusedAt, ...mutation } = entry
      await transaction.objectStore('pending').add({ ...mutation, ...again })
    }),
  drop: (id) => write(database, async (transaction) => void (await takeFromTray(transaction, id))),
})

const outboxTransaction = (connection: LoginDatabaseConnection) =>
  connection.transaction(['pending', 'tray'], 'readwrite', { durability: 'strict' })
type OutboxTransaction = ReturnType<typeof outboxTransaction>

const write = (database: LoginDatabase, work: (transaction: OutboxTransaction) => Promise<void>): Promise<void> =>
  database.run(async (connection) => {
    const transaction = outboxTransaction(connection)
    // Both at once: a transaction that aborts rejects `done` too.
    await Promise.all([work(transaction), transaction.done])
  })

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
