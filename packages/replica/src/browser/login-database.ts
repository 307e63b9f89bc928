import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { MutationId } from '@kontor/domain'
import type { KeptCopy, OutboxContent, StoredMutation, StoredTrayEntry } from '../ports/login-storage.ts'

interface Schema extends DBSchema {
  /** Keyed by a number that grows: the order of the outbox, among all tabs. */
  pending: { key: number; value: StoredMutation; indexes: { id: MutationId } }
  tray: { key: number; value: StoredTrayEntry; indexes: { id: MutationId } }
  access: { key: 'snapshot' | 'clock-offset'; value: unknown }
  copies: { key: [string, number]; value: KeptCopy }
}
export type LoginDatabaseConnection = IDBPDatabase<Schema>

/**
 * The IndexedDB database of one login. A browser may close the connection at any time, for instance when the person clears
 * the data of the site; the next transaction then opens a new one.
 */
export class LoginDatabase {
  readonly #name: string
  readonly #known: () => OutboxContent
  #connection: Promise<LoginDatabaseConnection> | null = null
  #isClosed = false

  constructor(loginId: string, known: () => OutboxContent) {
    this.#name = `kontor/${loginId}`
    this.#known = known
  }

  /** Runs one transaction; when it fails, runs it a second time on a new connection. */
  async run<Result>(transaction: (database: LoginDatabaseConnection) => Promise<Result>): Promise<Result> {
    const connection = this.open()
    try {
      return await transaction(await connection)
    } catch (error) {
      if (this.#isClosed) throw error
      this.#leave(connection)
      return transaction(await this.open())
    }
  }

  open(): Promise<LoginDatabaseConnection> {
    if (this.#isClosed) return Promise.reject(new Error(`The database ${this.#name} is closed`))
    this.#connection ??= this.#connect()
    return this.#connection
  }

  close(): void {
    this.#isClosed = true
    this.#leave(this.#connection)
  }

  async erase(): Promise<void> {
    this.close()
    await deleteDB(this.#name)
  }

  #connect(): Promise<LoginDatabaseConnection> {
    const connection = openDB<Schema>(this.#name, 1, {
      upgrade: (database) => create(database, this.#known()),
      blocking: (_version, newVersion) => {
        // Another tab signs out and deletes the database (null), or a newer page upgrades it.
        if (newVersion === null) this.close()
        else this.#leave(connection)
      },
      terminated: () => this.#terminated(connection),
    })
    connection.catch(() => this.#leave(connection))
    return connection
  }

  #terminated(connection: Promise<LoginDatabaseConnection>): void {
    this.#leave(connection)
    const { pending, tray } = this.#known()
    if (pending.length + tray.length === 0) return
    // What waits is durable again soon, not at the next change. When this fails, the next transaction tries again.
    queueMicrotask(() => void this.run(() => Promise.resolve()).catch(() => undefined))
  }

  #leave(connection: Promise<LoginDatabaseConnection> | null): void {
    if (connection !== null && connection === this.#connection) this.#connection = null
    void connection?.then((database) => database.close()).catch(() => undefined)
  }
}

const create = (database: LoginDatabaseConnection, { pending, tray }: OutboxContent): void => {
  const outbox = database.createObjectStore('pending', { autoIncrement: true })
  outbox.createIndex('id', 'id', { unique: true })
  for (const mutation of pending) void outbox.add(mutation)
  const refused = database.createObjectStore('tray', { autoIncrement: true })
  refused.createIndex('id', 'id', { unique: true })
  for (const entry of tray) void refused.add(entry)
  database.createObjectStore('access')
  database.createObjectStore('copies', { keyPath: ['document', 'generation'] })
}
