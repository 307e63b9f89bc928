import type { AccessSnapshot, Client, LoginId } from '@kontor/domain'
import { AccessSnapshotSchema, documentName } from '@kontor/protocol'
import * as v from 'valibot'
import * as Y from 'yjs'
import { DocumentLine } from './document-line.ts'
import type { LoginStorage } from './ports/login-storage.ts'
import type { Ports } from './ports/ports.ts'
import type { Connection } from './replica.ts'
import type { ServerClock } from './server-clock.ts'

export interface AccessChannelOptions {
  readonly loginId: LoginId
  readonly client: Client
  readonly origin: string
  readonly ports: Ports
  readonly storage: Promise<LoginStorage>
  readonly serverClock: ServerClock
  readonly onSnapshot: () => void
  readonly onConnection: (connection: Connection) => void
}

/** How a login follows its own access: the last snapshot is kept for offline, the next ones come on a socket of its own. */
export class AccessChannel {
  /** Resolves when the kept snapshot has been read. */
  readonly loaded: Promise<void>
  readonly #options: AccessChannelOptions
  readonly #doc = new Y.Doc()
  #line: DocumentLine | null = null
  #snapshot: AccessSnapshot | null = null
  #connection: Connection = 'connecting'
  #stopped = false

  constructor(options: AccessChannelOptions) {
    this.#options = options
    this.loaded = this.#load()
  }

  get snapshot(): AccessSnapshot | null {
    return this.#snapshot
  }

  get connection(): Connection {
    return this.#connection
  }

  halt(connection: Connection): void {
    this.close()
    this.#setConnection(connection)
  }

  /** Forgets the snapshot too; the storage is erased elsewhere. */
  forget(): void {
    this.#snapshot = null
  }

  close(): void {
    this.#stopped = true
    this.#line?.destroy()
    this.#line = null
    this.#doc.destroy()
  }

  async #load(): Promise<void> {
    const storage = await this.#options.storage
    const kept = v.safeParse(AccessSnapshotSchema, await storage.readAccess())
    if (this.#stopped) return
    if (kept.success) this.#snapshot = kept.output
    this.#connect()
    this.#options.onSnapshot()
  }

  #connect(): void {
    const { loginId, origin, client, ports, serverClock } = this.#options
    this.#line = new DocumentLine({
      origin,
      loginId,
      client,
      ports,
      serverClock,
      name: documentName({ kind: 'access', loginId }),
      doc: this.#doc,
      epoch: () => null,
      holdsDocument: false,
      onMessage: (message) => {
        if (message.type === 'access') this.#receive(message.snapshot)
      },
      // The session is not, or no longer, that of this login.
      onConnection: (connection) => this.#setConnection(connection === 'not-allowed' ? 'signed-out' : connection),
    })
    this.#setConnection(this.#line.connection)
  }

  #receive(snapshot: AccessSnapshot): void {
    if (snapshot.login.id !== this.#options.loginId) return
    this.#snapshot = snapshot
    this.#options.onSnapshot()
    // Should the storage fail, the next start asks the server, as the first one did.
    void this.#options.storage.then((storage) => storage.writeAccess(snapshot)).catch(() => undefined)
  }

  #setConnection(connection: Connection): void {
    if (connection === this.#connection) return
    this.#connection = connection
    this.#options.onConnection(connection)
  }
}
