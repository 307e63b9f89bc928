import type { IncomingMessage } from 'node:http'
import { parseDocumentName, type DocumentAddress, type DocumentName } from '@kontor/protocol'
import type { LoginId } from '@kontor/domain'
import { Hono } from 'hono'
import type { Clock } from '../../../sync-server/src/clock/clock.ts'
import { answerFailure } from '../../../sync-server/src/http/answers/answer-failure.ts'
import { documents } from '../../../sync-server/src/http/documents/documents.ts'
import type { HttpEnvironment } from '../../../sync-server/src/http/http-environment.ts'
import type { Identity } from '../../../sync-server/src/identity/identity.ts'
import { createRooms } from '../../../sync-server/src/rooms/create-rooms.ts'
import type { LiveRooms } from '../../../sync-server/src/rooms/live-rooms.ts'
import { createSockets, type Sockets } from '../../../sync-server/src/sockets/create-sockets.ts'
import type { Random } from '../machine/random.ts'
import type { Timeline } from '../machine/timeline.ts'
import type { Connection } from '../network/connection.ts'
import { FrameReader, opcodes } from '../network/frame-reader.ts'
import type { Sabotage } from './sabotage.ts'
import type { Disk } from './disk.ts'
import { storeOfProcess, type DiskState } from './store-of-process.ts'

/** A socket, as whoever watches the server's output knows it. */
export interface WatchedSocket {
  readonly loginId: LoginId
  readonly address: DocumentAddress
  readonly isOpen: () => boolean
}

export interface ServerWatcher {
  known(document: DocumentName, seq: number): void
  accepted(socket: WatchedSocket): void
  sent(socket: WatchedSocket, payload: Uint8Array): void
  logged(event: string, facts: Readonly<Record<string, unknown>>): void
}

export interface ServerProcessOptions {
  readonly disk: Disk
  readonly diskState: DiskState
  readonly identity: Identity
  readonly timeline: Timeline
  readonly random: Random
  /** How far the machine's clock is from the world's. */
  readonly skewMs: () => number
  readonly loginOfCookie: (cookie: string) => LoginId | null
  readonly watcher: ServerWatcher
  readonly sabotage: Sabotage
}

/** One life of the server: the real rooms, sockets and HTTP calls over the disk. Killed, it does nothing any more. */
export class ServerProcess {
  readonly rooms: LiveRooms
  readonly #options: ServerProcessOptions
  readonly #sockets: Sockets
  readonly #http: Hono<HttpEnvironment>
  readonly #connections = new Set<Connection>()
  #lives = true

  constructor(options: ServerProcessOptions) {
    this.#options = options
    const { sabotage, watcher } = options
    const clock = this.#clock()
    const identity = this.#identity()
    const log = (event: string, facts: Readonly<Record<string, unknown>> = {}): void => {
      if (this.#lives) watcher.logged(event, facts)
    }
    const store = storeOfProcess({
      ...options,
      state: options.diskState,
      lives: () => this.#lives,
      onKnown: (document, seq) => watcher.known(document, seq),
    })
    const parts = sabotage({ store, clock, makeRooms: (used) => createRooms({ store: used, identity, clock, log }) })
    this.rooms = parts.rooms
    this.#sockets = createSockets({ rooms: parts.rooms, identity, allowedOrigins: [], clock, log })
    this.#http = new Hono<HttpEnvironment>()
      .onError(answerFailure(log))
      .route('/', documents({ identity, rooms: parts.rooms, store }))
  }

  get lives(): boolean {
    return this.#lives
  }

  accept(connection: Connection, request: IncomingMessage): void {
    this.#connections.add(connection)
    connection.open((asked, stream, watch) => {
      this.#watchSocket(asked, () => !stream.destroyed, watch)
      stream.on('close', () => this.#connections.delete(connection))
      this.#sockets.handleUpgrade(asked, stream, Buffer.alloc(0))
    }, request)
  }

  async post(path: string, cookie: string, body: unknown): Promise<{ status: number; body: unknown }> {
    const headers = { cookie, 'content-type': 'application/json' }
    const answer = await this.#http.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
  }

  /** The process ends between two steps. What it wrote may still arrive. */
  kill(): void {
    this.#lives = false
    for (const connection of this.#connections) connection.serverDied()
    this.#connections.clear()
  }

  #watchSocket(
    request: IncomingMessage,
    isOpen: () => boolean,
    watch: (onBytes: (bytes: Uint8Array) => void) => void,
  ): void {
    const { watcher, loginOfCookie } = this.#options
    const loginId = loginOfCookie(request.headers.cookie ?? '')
    const path = new URL(request.url ?? '', 'http://server').pathname
    const address = parseDocumentName(path.replace('/sync/', ''))
    if (loginId === null || address === null) return
    let closing = false
    const socket: WatchedSocket = { loginId, address, isOpen: () => this.#lives && !closing && isOpen() }
    const reader = new FrameReader({
      onUpgrade: (status) => {
        if (status === 101) watcher.accepted(socket)
      },
      onFrame: ({ opcode, payload }) => {
        if (opcode === opcodes.close) closing = true
        if (opcode === opcodes.binary) watcher.sent(socket, payload)
      },
    })
    watch((bytes) => reader.read(bytes))
  }

  #clock(): Clock {
    const { timeline, skewMs } = this.#options
    return {
      now: () => Math.floor(timeline.now + skewMs()),
      after: (delayMs, task) =>
        timeline.after(delayMs, () => {
          if (this.#lives) task()
        }),
    }
  }

  #identity(): Identity {
    const { identity } = this.#options
    return {
      ...identity,
      onSessionEnded: (listener) =>
        identity.onSessionEnded((sessionId) => {
          if (this.#lives) listener(sessionId)
        }),
    }
  }
}
