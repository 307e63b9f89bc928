import type { IncomingMessage } from 'node:http'
import { parseDocumentName, type DocumentAddress } from '@kontor/protocol'
import { kinds, type LoginId } from '@kontor/domain'
import type { Hono } from 'hono'
import type { Clock } from '../../../sync-server/src/clock/clock.ts'
import type { HttpEnvironment } from '../../../sync-server/src/http/http-environment.ts'
import type { Identity } from '../../../sync-server/src/identity/identity.ts'
import { recordSignIns } from '../../../sync-server/src/rooms/record-sign-ins.ts'
import { createInvitationLinks } from '../../../sync-server/src/invitations/invitation-links.ts'
import { unlimitedMails } from '../../../sync-server/src/mail/mail-allowance.ts'
import { createRooms } from '../../../sync-server/src/rooms/create-rooms.ts'
import type { LiveRooms } from '../../../sync-server/src/rooms/live-rooms.ts'
import { createSockets, type Sockets } from '../../../sync-server/src/sockets/create-sockets.ts'
import type { Random } from '../machine/random.ts'
import type { Timeline } from '../machine/timeline.ts'
import type { Connection } from '../network/connection.ts'
import { FrameReader, opcodes } from '../network/frame-reader.ts'
import type { ArmedKill } from './armed-kill.ts'
import type { Disk } from './disk.ts'
import type { PostOffice } from './post-office.ts'
import type { Sabotage } from './sabotage.ts'
import { publicUrl, secret, startSimulatedEffects } from './simulated-effects.ts'
import { simulatedHttp } from './simulated-http.ts'
import { storeOfProcess, type DiskState, type StoreWatcher } from './store-of-process.ts'
import { watchedRooms, type RoomsWatcher } from './watched-rooms.ts'

/** A socket, as the witness of the server's output sees it. */
export interface WatchedSocket {
  readonly loginId: LoginId
  readonly address: DocumentAddress
  readonly isOpen: () => boolean
}

export interface HttpCall {
  readonly method: 'GET' | 'POST'
  readonly body?: unknown
}

export interface HttpAnswer {
  readonly status: number
  readonly body: unknown
}

export interface ServerWatcher extends StoreWatcher, RoomsWatcher {
  accepted(socket: WatchedSocket): void
  sent(socket: WatchedSocket, payload: Uint8Array): void
  answered(path: string, loginId: LoginId | null, answer: HttpAnswer): void
  logged(event: string, facts: Readonly<Record<string, unknown>>): void
}

export interface ServerProcessOptions {
  readonly disk: Disk
  readonly diskState: DiskState
  readonly identity: Identity
  readonly postOffice: PostOffice
  readonly armedKill: ArmedKill
  readonly timeline: Timeline
  readonly random: Random
  /** How far the machine's clock is from the world's. */
  readonly skewMs: () => number
  readonly loginOfCookie: (cookie: string) => LoginId | null
  readonly watcher: ServerWatcher
  readonly sabotage: Sabotage
}

/** One life of the server: the real rooms, sockets, effects and HTTP calls over the disk. Killed, it does nothing any more. */
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
    const reached = options.armedKill.reached.bind(options.armedKill)
    const lives = (): boolean => this.#lives
    const store = storeOfProcess({ ...options, state: options.diskState, lives, reached })
    const { rooms } = sabotage({
      store,
      clock,
      makeRooms: (used, served = kinds) =>
        watchedRooms(createRooms({ store: used, identity, clock, mails: unlimitedMails, log, kinds: served }), {
          ...watcher,
          committed: (document, directory) => {
            watcher.committed(document, directory)
            reached('apply')
          },
        }),
    })
    this.rooms = rooms
    const links = createInvitationLinks({ store, secret, publicUrl })
    const mailer = options.postOffice.mailerFor({ lives, reached })
    startSimulatedEffects({ store, rooms, identity, links, mailer, clock, log })
    recordSignIns({ identity, rooms, store, log })
    this.#sockets = createSockets({ rooms, identity, allowedOrigins: [], clock, log })
    this.#http = simulatedHttp({ identity, rooms, store, links, now: clock.now, log })
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

  async call(path: string, cookie: string, { method, body }: HttpCall): Promise<HttpAnswer> {
    const headers = { cookie, 'content-type': 'application/json' }
    const request = method === 'GET' ? { headers } : { method, headers, body: JSON.stringify(body) }
    const answer = await this.#http.request(path, request)
    const text = await answer.text()
    const read = { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
    if (this.#lives) this.#options.watcher.answered(path, this.#options.loginOfCookie(cookie), read)
    return read
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
    const address = parseDocumentName(path.replace('/sync/', ''), kinds)
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
      onSignIn: (listener) =>
        identity.onSignIn((loginId) => {
          if (this.#lives) listener(loginId)
        }),
    }
  }
}
