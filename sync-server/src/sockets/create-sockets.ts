import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { closeCodes, documentName, wireLimits, type CloseCode, type DocumentAddress } from '@kontor/protocol'
import { WebSocketServer } from 'ws'
import type { Clock } from '../clock/clock.ts'
import type { Identity, Login, Session } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import type { Entered, LiveRooms, OpenAddress } from '../rooms/live-rooms.ts'
import { systemsDocument } from '../rooms/own-systems.ts'
import { operatorsOwn } from '../store/document-owner.ts'
import { AccessChannels } from './access-channels.ts'
import type { Noticeboard } from '../store/noticeboard.ts'
import { Audience } from './audience.ts'
import { closeCodeFor } from './close-code-for.ts'
import { DocumentSocket } from './document-socket.ts'
import { GatheringSocket } from './gathering-socket.ts'
import { greetOnAccessChannel } from './greet-on-access-channel.ts'
import { OpenSocket } from './open-socket.ts'
import { OpenSockets } from './open-sockets.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'
import { headersOf, readSyncRequest, type SyncRequest } from './sync-request.ts'

export interface SocketsOptions {
  readonly rooms: LiveRooms
  readonly identity: Pick<Identity, 'sessionOf' | 'sessionLives' | 'login' | 'onSessionEnded'>
  /** Pages of these origins may open sockets; so may programs that send no origin. */
  readonly allowedOrigins: readonly string[]
  readonly clock: Clock
  readonly log: Log
  /** Absent: no other server has the store. */
  readonly noticeboard?: Noticeboard
}

export interface Sockets {
  /** For the HTTP server's `upgrade` event. Answers every request. */
  readonly handleUpgrade: (request: IncomingMessage, connection: Duplex, head: Buffer) => void
  /** How many people are connected now, by how many sockets. */
  connected(): { readonly people: number; readonly sockets: number }
  /** Closes every socket with 1012 (the service restarts) and resolves when all are closed. Close the rooms first. */
  close(): Promise<void>
}

/** The sockets of one server, at `/sync/<documentName>`. */
export const createSockets = (options: SocketsOptions): Sockets => new SyncSockets(options)

/** An upgrade request that has not been answered yet. */
interface Upgrade {
  readonly request: IncomingMessage
  readonly connection: Duplex
  readonly head: Buffer
  readonly sync: SyncRequest
}
/** The session, once it is known. */
interface Visitor {
  readonly session: Session
  readonly login: Login
}

/** Not written in place, because the types of `ws` lack `closeTimeout`. */
const serverOptions = {
  noServer: true,
  clientTracking: false,
  maxPayload: wireLimits.frameBytesMax,
  autoPong: false,
  closeTimeout: serverLimits.closeTimeoutMs,
  WebSocket: GatheringSocket,
}

class SyncSockets implements Sockets {
  readonly #options: SocketsOptions
  readonly #origins: ReadonlySet<string>
  readonly #server = new WebSocketServer(serverOptions)
  readonly #open: OpenSockets
  readonly #audience: Audience
  readonly #channels: AccessChannels
  #closed = false

  constructor(options: SocketsOptions) {
    const { rooms, clock } = options
    this.#options = options
    this.#origins = new Set(options.allowedOrigins)
    this.#open = new OpenSockets(options)
    this.#audience = new Audience({
      now: clock.now,
      permissionBy: rooms.permissionBy,
      noticeboard: options.noticeboard,
    })
    this.#channels = new AccessChannels(options)
    rooms.onCommitted((committed) => {
      this.#audience.committed(committed)
      if (committed.document === systemsDocument) this.#channels.announceAll()
      if (committed.access !== null) this.#channels.committed(committed.organizationId, committed.access.affected)
    })
    rooms.watchedBy(
      (...about) => about[0] === operatorsOwn || this.#audience.has(about[0]) || this.#channels.has(...about),
    )
    options.noticeboard?.onGap(() => this.#channels.announceAll())
    rooms.onForgotten((organizationId) => {
      this.#audience.forgotten(organizationId)
      this.#channels.organizationChanged(organizationId)
    })
  }

  /** A property, so that it can be passed to the HTTP server unbound. */
  readonly handleUpgrade = (request: IncomingMessage, connection: Duplex, head: Buffer): void => {
    connection.on('error', () => connection.destroy())
    const sync = readSyncRequest(request, this.#options.rooms.kinds)
    if (sync === null) return refuseUpgrade(connection, 404)
    const { origin } = request.headers
    if (origin !== undefined && !this.#origins.has(origin)) return refuseUpgrade(connection, 403)
    if (this.#closed || this.#open.size >= serverLimits.socketsMax) return refuseUpgrade(connection, 503)
    this.#admit({ request, connection, head, sync }).catch((error: unknown) => {
      this.#options.log('socket-not-opened', errorFacts(error))
      refuseUpgrade(connection, 503)
    })
  }

  connected() {
    return { people: this.#open.people, sockets: this.#open.size }
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#open.close()
    this.#server.close()
  }

  async #admit(upgrade: Upgrade): Promise<void> {
    const visitor = await this.#visitor(upgrade)
    if (visitor === null) return this.#shut(upgrade, closeCodes.noSession)
    if (upgrade.sync.isTooOld) return this.#shut(upgrade, closeCodes.versionTooOld)
    if (this.#hasTooMany(visitor)) return this.#shut(upgrade, closeCodes.tooMany)
    const closedBy = await this.#letIn(upgrade, visitor)
    if (closedBy !== null) return this.#shut(upgrade, closedBy)
    // The session may have ended between its check and now, when nothing listened for its end yet.
    await this.#open.checkSession(visitor.session.id)
  }

  async #visitor({ request, sync }: Upgrade): Promise<Visitor | null> {
    const { identity } = this.#options
    const session = await identity.sessionOf(headersOf(request))
    const login = session === null ? null : await identity.login(session.loginId)
    if (session === null || login === null || !(await identity.sessionLives(session.id))) return null
    // A copy that belongs to a login that has signed out must not be filled for another login.
    return sync.loginId === null || sync.loginId === login.id ? { session, login } : null
  }

  /** A code, with nothing done, when the person may not open the document, or there is none. */
  async #letIn(upgrade: Upgrade, visitor: Visitor): Promise<CloseCode | null> {
    const { address } = upgrade.sync
    const { rooms } = this.#options
    if (address === null) return closeCodes.notAllowed
    if (address.kind === 'access') {
      if (address.loginId !== visitor.login.id) return closeCodes.notAllowed
      this.#followAccess(upgrade, visitor)
      return null
    }
    const entered = await rooms.enter(address, visitor.session, (entered) => {
      this.#followDocument(upgrade, visitor, address, entered)
      return true
    })
    return entered === true ? null : closeCodeFor(await rooms.permission(documentName(address), visitor.session))
  }

  #followAccess(upgrade: Upgrade, visitor: Visitor): void {
    const socket = this.#accept(upgrade, visitor, 'access')
    if (socket === null) return
    greetOnAccessChannel(socket, this.#options.clock.now())
    this.#channels.add(socket)
    void socket.closed.then(() => this.#channels.remove(socket))
  }

  #followDocument(upgrade: Upgrade, visitor: Visitor, address: OpenAddress, entered: Entered): void {
    const socket = this.#accept(upgrade, visitor, address.kind)
    if (socket === null) return entered.release()
    const document = documentName(address)
    const { isReplica, epoch, client } = upgrade.sync
    const { clock, log } = this.#options
    const follower = new DocumentSocket({
      socket,
      address,
      entered,
      isReplica,
      epoch,
      client,
      presence: this.#audience.presence(document),
      audience: () => this.#audience.sockets(document),
      clock,
      log,
    })
    this.#audience.add(follower, entered.organizationId)
    void socket.closed.then(() => this.#audience.remove(follower, entered.organizationId))
  }

  #hasTooMany({ login }: Visitor): boolean {
    return this.#open.sizeOf(login.id) >= serverLimits.socketsPerLoginMax
  }

  /** Null when the client has disconnected meanwhile, or requests of the same moment have taken the last places. */
  #accept(upgrade: Upgrade, visitor: Visitor, kind: DocumentAddress['kind']): OpenSocket | null {
    const { request, connection, head } = upgrade
    if (this.#open.size >= serverLimits.socketsMax) {
      refuseUpgrade(connection, 503)
      return null
    }
    if (this.#hasTooMany(visitor)) {
      this.#shut(upgrade, closeCodes.tooMany)
      return null
    }
    let accepted: OpenSocket | null = null
    this.#server.handleUpgrade(request, connection, head, (websocket) => {
      const { session, login } = visitor
      const { clock } = this.#options
      accepted = new OpenSocket({ websocket, login: { id: login.id, name: login.name }, session, clock })
      this.#open.add(accepted, kind)
    })
    return accepted
  }

  /** A browser cannot see why an upgrade was refused, so the socket is opened and closed with the reason. */
  #shut({ request, connection, head }: Upgrade, code: CloseCode): void {
    this.#server.handleUpgrade(request, connection, head, (websocket) => {
      websocket.on('error', () => undefined)
      websocket.close(code)
      this.#options.log('socket-refused', { code })
    })
  }
}
