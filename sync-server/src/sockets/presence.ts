import type { LoginId } from '@kontor/domain'
import { wireLimits } from '@kontor/protocol'
import type { PresenceChange } from '../store/noticeboard.ts'
import { serverLimits } from '../limits.ts'
import { readAwareness, writeAwareness, type AwarenessEntry } from './awareness-update.ts'
import { awarenessFrame } from './server-frames.ts'
import { TokenBucket } from '../rate-limit/token-bucket.ts'

/** One socket that is present in a document. */
export interface PresentSocket {
  readonly login: { readonly id: LoginId; readonly name: string }
  send(frame: Uint8Array): void
}

/** A client whose socket another server has. */
interface Elsewhere {
  readonly login: PresentSocket['login']
  readonly screen: string | null
  readonly receivedAt: number
}

interface PresentState {
  readonly clientId: number
  readonly screen: string | null
}

/**
 * S9: who is present in one document. Each socket has one state, stamped with the login and the name of its session; of
 * the client's state only the screen is used. y-websocket clients repeat the entries that they receive: those name
 * clients of other sockets, and are dropped.
 *
 * The clocks are the server's own and only grow, over restarts too. With the clients' clocks a returning client would
 * stay invisible until its next renewal.
 */
export class Presence {
  readonly #now: () => number
  readonly #publish: (change: PresenceChange) => void
  readonly #elsewhere = new Map<number, Elsewhere>()
  readonly #states = new Map<PresentSocket, PresentState>()
  readonly #owners = new Map<number, PresentSocket>()
  readonly #rates = new WeakMap<PresentSocket, TokenBucket>()
  #clock = 0

  /** `publish` sends the presence of this server's sockets to the other servers. */
  constructor(now: () => number, publish: (change: PresenceChange) => void = () => undefined) {
    this.#now = now
    this.#publish = publish
  }

  /** Applies a client's awareness update and sends the result to the other `sockets`. */
  receive(from: PresentSocket, update: Uint8Array, sockets: Iterable<PresentSocket>): void {
    for (const entry of readAwareness(update, wireLimits.presenceBytesMax) ?? []) {
      if (!this.#isOwn(from, entry)) continue
      if (this.#rate(from).take(1) > 0) return
      if (entry.state === null) return this.leave(from, sockets)
      this.#states.set(from, { clientId: entry.clientId, screen: screenOf(entry.state) })
      this.#owners.set(entry.clientId, from)
      const clock = this.#nextClock()
      this.#elsewhere.delete(entry.clientId)
      this.#publishEntry(from, clock, true)
      return this.#tell(from, sockets, this.#entry(from, clock))
    }
  }

  /** Takes what another server says about a socket of its own, and sends it to the `sockets` here. */
  applyElsewhere(change: PresenceChange, sockets: Iterable<PresentSocket>): void {
    const { clientId, clock, login, screen, isPresent } = change
    const owner = this.#owners.get(clientId)
    // The client is here by now, and its old server has noticed; or another login uses its id.
    if (owner !== undefined && (!isPresent || owner.login.id !== login.id)) return
    if (owner !== undefined) this.#states.delete(owner)
    this.#owners.delete(clientId)
    if (isPresent) this.#elsewhere.set(clientId, { login, screen, receivedAt: this.#now() })
    else this.#elsewhere.delete(clientId)
    this.#clock = Math.max(this.#clock, clock)
    const state = isPresent ? { loginId: login.id, name: login.name, screen } : null
    const frame = awarenessFrame(writeAwareness([{ clientId, clock: this.#nextClock(), state }]))
    for (const socket of sockets) socket.send(frame)
  }

  /** Sends the presence of every socket here to the other servers. */
  publishAll(): void {
    for (const socket of this.#states.keys()) this.#publishEntry(socket, this.#nextClock(), true)
  }

  leave(from: PresentSocket, sockets: Iterable<PresentSocket>): void {
    const state = this.#states.get(from)
    if (state === undefined) return
    const clock = this.#nextClock()
    this.#publishEntry(from, clock, false)
    this.#states.delete(from)
    this.#owners.delete(state.clientId)
    this.#tell(from, sockets, { clientId: state.clientId, clock, state: null })
  }

  /** Everyone present except this socket. */
  others(than: PresentSocket): Uint8Array {
    const clock = this.#nextClock()
    const others = [...this.#states.keys()].filter((socket) => socket !== than)
    const oldest = this.#now() - serverLimits.presenceElsewhereMs
    for (const [clientId, { receivedAt }] of this.#elsewhere) if (receivedAt < oldest) this.#elsewhere.delete(clientId)
    const elsewhere = [...this.#elsewhere].map(([clientId, { login, screen }]) => ({
      ...{ clientId, clock },
      state: { loginId: login.id, name: login.name, screen },
    }))
    return awarenessFrame(writeAwareness([...others.map((socket) => this.#entry(socket, clock)), ...elsewhere]))
  }

  /** A socket's first client id is its own, unless another login's socket has it; later ids are ignored. */
  #isOwn(socket: PresentSocket, { clientId }: AwarenessEntry): boolean {
    const own = this.#states.get(socket)
    if (own !== undefined) return own.clientId === clientId
    const owner = this.#owners.get(clientId)
    // After a move from another server, its login is the same.
    if (owner === undefined) return (this.#elsewhere.get(clientId)?.login.id ?? socket.login.id) === socket.login.id
    if (owner.login.id !== socket.login.id) return false
    // The same browser has come back before its old socket timed out.
    this.#states.delete(owner)
    return true
  }

  #rate(socket: PresentSocket): TokenBucket {
    const rate = this.#rates.get(socket) ?? new TokenBucket(serverLimits.presenceChanges, this.#now)
    this.#rates.set(socket, rate)
    return rate
  }

  #entry(socket: PresentSocket, clock: number): AwarenessEntry {
    const state = this.#states.get(socket)
    const { id, name } = socket.login
    const stamped = { loginId: id, name, screen: state?.screen ?? null }
    return { clientId: state?.clientId ?? 0, clock, state: stamped }
  }

  #publishEntry(socket: PresentSocket, clock: number, isPresent: boolean): void {
    const state = this.#states.get(socket)
    if (state === undefined) return
    const { id, name } = socket.login
    this.#publish({ clientId: state.clientId, clock, login: { id, name }, screen: state.screen, isPresent })
  }

  #tell(from: PresentSocket, sockets: Iterable<PresentSocket>, entry: AwarenessEntry): void {
    const frame = awarenessFrame(writeAwareness([entry]))
    for (const socket of sockets) if (socket !== from) socket.send(frame)
  }

  #nextClock(): number {
    this.#clock = Math.max(this.#clock + 1, this.#now())
    return this.#clock
  }
}

/** A keep-alive: an update without entries. */
export const emptyPresenceFrame: Uint8Array = awarenessFrame(writeAwareness([]))

const screenOf = (state: unknown): string | null => {
  if (typeof state !== 'object' || state === null || !('screen' in state)) return null
  const { screen } = state
  return typeof screen === 'string' && screen.length <= serverLimits.screenLengthMax ? screen : null
}
