import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { closeCodes, documentName, wireLimits, type DocumentAddress } from '@kontor/protocol'
import { WebSocketServer } from 'ws'
import type { Clock } from '../clock/clock.ts'
import type { Identity, Login, Session } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import type { Entered, LiveRooms, OpenAddress } from '../rooms/live-rooms.ts'
import { AccessChannels } from './access-channels.ts'
import { AccessSocket } from './access-socket.ts'
import { Audience } from './audience.ts'
import { DocumentSocket } from './document-socket.ts'
import { FinalCodeSocket } from './final-code-socket.ts'
import { OpenSocket } from './open-socket.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'
import { headersOf, readSyncRequest, type SyncRequest } from './sync-request.ts'

export interface SocketsOptions {
  readonly rooms: LiveRooms
  readonly identity: Pick<Identity, 'sessionOf' | 'sessionLives' | 'login' | 'onSessionEnded'>
  /** Pages of these origins may open sockets; a program that sends no origin may too. */
  readonly allowedOrigins: readonly string[]
  readonly clock: Clock
  readonly log: Log
}

export interface Sockets {
  /** For the HTTP server's `upgrade` event. Answers every request, one way or another. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Closes every socket with 1012 (the service restarts) and resolves when all are closed. Close the rooms first. */
  close(): Promise<void>
}

interface Upgrade {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
  readonly asked: SyncRequest
}

const serviceRestarts = 1012

/** Not written in place, because the types of `ws` do not know of `closeTimeout` yet. */
const serverOptions = {
  noServer: true,
  clientTracking: false,
  maxPayload: wireLimits.frameBytesMax,
  closeTimeout: serverLimits.closeTimeoutMs,
  WebSocket: FinalCodeSocket,
}

/** All open sockets of one server. */
export const createSockets = ({ rooms, identity, allowedOrigins, clock, log }: SocketsOptions): Sockets => {
  const origins = new Set(allowedOrigins)
  const audience = new Audience(clock.now)
  const channels = new AccessChannels({ rooms, clock })
  const open = new Set<OpenSocket>()
  const server = new WebSocketServer(serverOptions)
  let closed = false

  rooms.onCommitted((committed) => {
    audience.committed(committed)
    channels.committed(committed.organizationId, committed.affected)
  })
  rooms.onForgotten((organizationId) => {
    audience.forgotten(organizationId)
    channels.organizationChanged(organizationId)
  })
  const stopListening = identity.onSessionEnded((sessionId) => endSession(sessionId))

  const endSession = (sessionId: string): void => {
    for (const socket of open) if (socket.session.id === sessionId) socket.close(closeCodes.noSession)
  }

  const admit = async (upgrade: Upgrade): Promise<void> => {
    const { request, asked } = upgrade
    const session = await identity.sessionOf(headersOf(request))
    const login = session === null ? null : await identity.login(session.loginId)
    if (session === null || login === null) return shut(upgrade, closeCodes.noSession)
    // The copy in that browser is somebody else's, who has signed out meanwhile.
    if (asked.loginId !== null && asked.loginId !== login.id) return shut(upgrade, closeCodes.noSession)
    if (asked.isTooOld) return shut(upgrade, closeCodes.versionTooOld)
    const ofLogin = [...open].filter((socket) => socket.login.id === login.id).length
    if (ofLogin >= serverLimits.socketsPerLoginMax) return shut(upgrade, closeCodes.tooMany)
    if (!(await letIn(upgrade, session, login))) return shut(upgrade, closeCodes.notAllowed)
    // It may have ended between the first question and now, when nobody listened yet.
    const lives = await identity.sessionLives(session.id).catch(() => true)
    if (!lives) endSession(session.id)
  }

  const letIn = async (upgrade: Upgrade, session: Session, login: Login): Promise<boolean> => {
    const { address } = upgrade.asked
    if (address === null) return false
    if (address.kind === 'access') {
      if (address.loginId === login.id) followAccess(upgrade, session, login)
      return address.loginId === login.id
    }
    const entered = await rooms.enter(address, login.id, (entered) => {
      followDocument(upgrade, { session, login, address, entered })
      return true
    })
    return entered === true
  }

  const followAccess = (upgrade: Upgrade, session: Session, login: Login): void => {
    accept(upgrade, session, login, (socket) => {
      const onClosed = (code: number): void => {
        channels.remove(socket)
        forget(socket, 'access', code)
      }
      new AccessSocket({ socket, now: clock.now(), onClosed })
      channels.add(socket)
    })
  }

  const followDocument = (
    upgrade: Upgrade,
    found: {
      readonly session: Session
      readonly login: Login
      readonly address: OpenAddress
      readonly entered: Entered
    },
  ): void => {
    const { session, login, address, entered } = found
    const { isReplica, epoch } = upgrade.asked
    const document = documentName(address)
    const accepted = accept(upgrade, session, login, (socket) => {
      const follower: DocumentSocket = new DocumentSocket({
        socket,
        address,
        entered,
        isReplica,
        epoch,
        presence: audience.presence(document),
        audience: () => audience.sockets(document),
        clock,
        log,
        onClosed: (code) => {
          audience.remove(follower, entered.organizationId)
          forget(socket, address.kind, code)
        },
      })
      audience.add(follower, entered.organizationId)
    })
    if (!accepted) entered.release()
  }

  /** False when the other side has gone away meanwhile. */
  const accept = (
    { request, socket: connection, head }: Upgrade,
    session: Session,
    login: Login,
    begin: (socket: OpenSocket) => void,
  ): boolean => {
    let accepted = false
    server.handleUpgrade(request, connection, head, (websocket) => {
      accepted = true
      const socket = new OpenSocket({ websocket, login: { id: login.id, name: login.name }, session, clock })
      open.add(socket)
      begin(socket)
    })
    return accepted
  }

  const forget = (socket: OpenSocket, kind: DocumentAddress['kind'], code: number): void => {
    open.delete(socket)
    log('socket-closed', { kind, code, open: open.size })
  }

  /** A browser cannot see why a socket was refused, so it is opened and closed with the reason. */
  const shut = ({ request, socket, head }: Upgrade, code: number): void => {
    server.handleUpgrade(request, socket, head, (websocket) => {
      websocket.on('error', () => undefined)
      websocket.close(code)
      log('socket-refused', { code })
    })
  }

  const keepAlive = (): void => {
    for (const socket of open) socket.keepAlive()
    void endExpiredSessions().catch((error: unknown) => log('session-check-failed', errorFacts(error)))
    stopKeepingAlive = clock.after(serverLimits.keepAliveMs, keepAlive)
  }
  let stopKeepingAlive = clock.after(serverLimits.keepAliveMs, keepAlive)

  /** Nobody tells of a session that ends by its age; one that is in use may have been lengthened. */
  const endExpiredSessions = async (): Promise<void> => {
    const now = clock.now()
    const old = new Set([...open].filter(({ session }) => session.expiresAt <= now).map(({ session }) => session.id))
    for (const sessionId of old) if (!(await identity.sessionLives(sessionId))) endSession(sessionId)
  }

  return {
    handleUpgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      const asked = readSyncRequest(request)
      if (asked === null) return refuseUpgrade(socket, 404)
      const { origin } = request.headers
      if (origin !== undefined && !origins.has(origin)) return refuseUpgrade(socket, 403)
      if (closed || open.size >= serverLimits.socketsMax) return refuseUpgrade(socket, 503)
      admit({ request, socket, head, asked }).catch((error: unknown) => {
        log('socket-not-opened', errorFacts(error))
        refuseUpgrade(socket, 503)
      })
    },

    close: async () => {
      closed = true
      stopListening()
      stopKeepingAlive()
      await Promise.all(
        [...open].map(async (socket) => {
          socket.close(serviceRestarts)
          await socket.closed
        }),
      )
      server.close()
    },
  }
}
