import type { AccessSnapshot, LoginId, OrganizationId, SignInMethod } from '@kontor/domain'
import { closeCodes, encodeDown } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import type { Affected } from '../rooms/committed.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { OpenSocket } from './open-socket.ts'

type Listener = Pick<OpenSocket, 'login' | 'session' | 'send' | 'close'>

interface Channel {
  /** The last message sent to each socket; null before the first. */
  readonly sockets: Map<Listener, string | null>
  /** The last message sent. Null: the first is still being built, perhaps from what a commit has changed meanwhile. */
  snapshot: AccessSnapshot | null
}

const mayHold = ({ snapshot }: Channel, organizationId: OrganizationId): boolean =>
  snapshot === null || snapshot.organizations.some(({ id }) => id === organizationId)

/**
 * `access/<loginId>`: sends each login the changes of its own access. Changes come faster than snapshots are built, so
 * logins wait in a set, and a login with several changes meanwhile is sent the last state once.
 */
export class AccessChannels {
  readonly #rooms: Pick<Rooms, 'accessSnapshot'>
  readonly #clock: Clock
  readonly #channels = new Map<LoginId, Channel>()
  readonly #waiting = new Set<LoginId>()
  #busy = false

  constructor(options: { readonly rooms: Pick<Rooms, 'accessSnapshot'>; readonly clock: Clock }) {
    this.#rooms = options.rooms
    this.#clock = options.clock
  }

  add(socket: Listener): void {
    const channel = this.#channels.get(socket.login.id) ?? { sockets: new Map(), snapshot: null }
    this.#channels.set(socket.login.id, channel)
    channel.sockets.set(socket, null)
    this.#announce(socket.login.id)
  }

  remove(socket: Listener): void {
    const channel = this.#channels.get(socket.login.id)
    channel?.sockets.delete(socket)
    if (channel?.sockets.size === 0) this.#channels.delete(socket.login.id)
  }

  /** Whether one of these logins has a channel here, or one that may hold the organisation; null: any login. */
  has(organizationId: OrganizationId, logins: readonly LoginId[] | null): boolean {
    if (logins === null ? this.#channels.size > 0 : logins.some((loginId) => this.#channels.has(loginId))) return true
    for (const channel of this.#channels.values()) if (mayHold(channel, organizationId)) return true
    return false
  }

  /** Sends every channel its state, where that has changed. */
  announceAll(): void {
    for (const loginId of this.#channels.keys()) this.#announce(loginId)
  }

  /** Called after a commit in an organisation. */
  committed(organizationId: OrganizationId, affected: Affected): void {
    for (const loginId of affected.logins) this.#announce(loginId)
    if (affected.everyone) this.organizationChanged(organizationId)
  }

  /** Every login that may hold the organisation is sent its new state, or its removal. */
  organizationChanged(organizationId: OrganizationId): void {
    for (const [loginId, channel] of this.#channels) if (mayHold(channel, organizationId)) this.#announce(loginId)
  }

  #announce(loginId: LoginId): void {
    if (!this.#channels.has(loginId)) return
    this.#waiting.add(loginId)
    if (!this.#busy) void this.#work()
  }

  async #work(): Promise<void> {
    this.#busy = true
    // Iterating a set also visits what is added meanwhile.
    for (const loginId of this.#waiting) {
      this.#waiting.delete(loginId)
      try {
        // What is open depends on how the session was made, too.
        for (const signedInBy of this.#methodsOf(loginId))
          this.#say(loginId, signedInBy, await this.#rooms.accessSnapshot({ loginId, signedInBy }))
      } catch {
        // The storage does not answer at present.
        this.#clock.after(serverLimits.storageRetryMs, () => this.#announce(loginId))
      }
    }
    this.#busy = false
  }

  #methodsOf(loginId: LoginId): ReadonlySet<SignInMethod | null> {
    return new Set([...(this.#channels.get(loginId)?.sockets.keys() ?? [])].map(({ session }) => session.signedInBy))
  }

  #say(loginId: LoginId, signedInBy: SignInMethod | null, snapshot: AccessSnapshot | null): void {
    const channel = this.#channels.get(loginId)
    if (channel === undefined) return
    if (snapshot === null) {
      for (const socket of channel.sockets.keys()) socket.close(closeCodes.noSession)
      return
    }
    channel.snapshot = snapshot
    const text = JSON.stringify(snapshot)
    const frame = encodeDown({ type: 'access', snapshot })
    for (const [socket, heard] of channel.sockets) {
      if (heard === text || socket.session.signedInBy !== signedInBy) continue
      channel.sockets.set(socket, text)
      socket.send(frame)
    }
  }
}
