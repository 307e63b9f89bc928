import type { LoginId } from '@kontor/domain'
import { closeCodes, type DocumentAddress } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Identity } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import { noOthers, type Noticeboard } from '../store/noticeboard.ts'
import type { OpenSocket } from './open-socket.ts'

/** RFC 6455, 1012: the service restarts; y-websocket reconnects by itself. */
const serviceRestarts = 1012

/** All open sockets of a server: keeps them alive, and closes them with their sessions. */
export class OpenSockets {
  readonly #identity: Pick<Identity, 'sessionLives' | 'onSessionEnded'>
  readonly #clock: Clock
  readonly #log: Log
  readonly #sockets = new Set<OpenSocket>()
  /** A counter, because each new socket reads it twice. */
  readonly #sizes = new Map<LoginId, number>()
  readonly #stopListening: () => void
  #stopKeepingAlive: () => void

  constructor(options: {
    readonly identity: Pick<Identity, 'sessionLives' | 'onSessionEnded'>
    readonly clock: Clock
    readonly log: Log
    readonly noticeboard?: Noticeboard
  }) {
    this.#identity = options.identity
    this.#clock = options.clock
    this.#log = options.log
    const { noticeboard = noOthers } = options
    this.#stopListening = this.#identity.onSessionEnded((sessionId) => {
      this.#endSession(sessionId)
      noticeboard.publish({ kind: 'session-ended', sessionId })
    })
    noticeboard.onNotice((notice) => {
      if (notice.kind === 'session-ended') this.#endSession(notice.sessionId)
    })
    noticeboard.onGap(() => this.#checkSessions([...this.#sockets]))
    this.#stopKeepingAlive = this.#clock.after(serverLimits.keepAliveMs, () => this.#keepAlive())
  }

  get size(): number {
    return this.#sockets.size
  }

  /** Logins with an open socket. */
  get people(): number {
    return this.#sizes.size
  }

  sizeOf(loginId: LoginId): number {
    return this.#sizes.get(loginId) ?? 0
  }

  add(socket: OpenSocket, kind: DocumentAddress['kind']): void {
    this.#sockets.add(socket)
    this.#count(socket.login.id, 1)
    void socket.closed.then((code) => {
      this.#sockets.delete(socket)
      this.#count(socket.login.id, -1)
      this.#log('socket-closed', { kind, code, open: this.#sockets.size })
    })
  }

  /** Closes the session's sockets if it is over. While the storage does not answer, they stay open. */
  async checkSession(sessionId: string): Promise<void> {
    try {
      if (!(await this.#identity.sessionLives(sessionId))) this.#endSession(sessionId)
    } catch (error) {
      this.#log('session-check-failed', errorFacts(error))
    }
  }

  async close(): Promise<void> {
    this.#stopListening()
    this.#stopKeepingAlive()
    for (const socket of this.#sockets) socket.close(serviceRestarts)
    await Promise.all([...this.#sockets].map((socket) => socket.closed))
  }

  #count(loginId: LoginId, by: 1 | -1): void {
    const size = this.sizeOf(loginId) + by
    if (size === 0) this.#sizes.delete(loginId)
    else this.#sizes.set(loginId, size)
  }

  #endSession(sessionId: string): void {
    for (const socket of this.#sockets) if (socket.session.id === sessionId) socket.close(closeCodes.noSession)
  }

  #keepAlive(): void {
    for (const socket of this.#sockets) socket.keepAlive()
    this.#checkOldSessions()
    this.#stopKeepingAlive = this.#clock.after(serverLimits.keepAliveMs, () => this.#keepAlive())
  }

  /** No event announces a session that expires by age; a session in use may have been extended. */
  #checkOldSessions(): void {
    const now = this.#clock.now()
    this.#checkSessions([...this.#sockets].filter(({ session }) => session.expiresAt <= now))
  }

  #checkSessions(sockets: readonly OpenSocket[]): void {
    for (const sessionId of new Set(sockets.map(({ session }) => session.id))) void this.checkSession(sessionId)
  }
}
