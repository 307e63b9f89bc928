import { deleteDB, openDB } from 'idb'
import { replicaLimits } from '../limits.ts'
import type { OutboxContent } from '../ports/login-storage.ts'
import {
  addDocumentNames,
  createStores,
  databaseVersion,
  type LoginDatabaseConnection,
  type LoginDatabaseSchema,
} from './login-database-schema.ts'

/**
 * The IndexedDB database of one login. A browser may close the connection at any time, for instance when the person clears
 * the data of the site; the next transaction then opens a new one. A newer page brings the database to its own version: it
 * asks the connections of older pages to close, and does not wait for one that stays open.
 */
export class LoginDatabase {
  readonly #name: string
  readonly #known: () => OutboxContent
  readonly #onOutdated: () => void
  #connection: Promise<LoginDatabaseConnection> | null = null
  #isClosed = false

  constructor(loginId: string, known: () => OutboxContent, onOutdated: () => void = () => undefined) {
    this.#name = `kontor/${loginId}`
    this.#known = known
    this.#onOutdated = onOutdated
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
    let isLate = false
    let cancel = (): void => undefined
    const late = Promise.withResolvers<never>()
    const opened = openDB<LoginDatabaseSchema>(this.#name, databaseVersion, {
      upgrade: (database, oldVersion, _newVersion, transaction) => {
        if (oldVersion === 0) createStores(database, this.#known())
        else addDocumentNames(transaction)
      },
      blocking: (_version, newVersion) => {
        // Another tab signs out and deletes the database (null), or a newer page upgrades it.
        this.close()
        if (newVersion !== null) this.#onOutdated()
      },
      blocked: () => {
        const timer = setTimeout(() => {
          isLate = true
          late.reject(new Error(`A page of an older version keeps the database ${this.#name} open`))
        }, replicaLimits.databaseBlockedMs)
        cancel = () => clearTimeout(timer)
      },
      terminated: () => this.#terminated(connection),
    })
    opened.then(
      (database) => {
        cancel()
        // The page goes on without it, and must not keep others from it.
        if (isLate) database.close()
      },
      (error: unknown) => {
        cancel()
        if (error instanceof DOMException && error.name === 'VersionError') this.#onOutdated()
      },
    )
    const connection = Promise.race([opened, late.promise])
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
