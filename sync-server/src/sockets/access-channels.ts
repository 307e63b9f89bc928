import type { AccessSnapshot, LoginId, OrganizationId } from '@kontor/domain'
import { closeCodes, encodeDown } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import type { Affected } from '../rooms/committed.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { OpenSocket } from './open-socket.ts'

interface Channel {
  /** With what each has heard last; null before the first word. */
  readonly sockets: Map<OpenSocket, string | null>
  /** What was said last. */
  snapshot: AccessSnapshot | null
}

/**
 * `access/<loginId>`: each login hears how its own access changes. Changes come faster than snapshots are made, so
 * logins wait in a set, and who changes several times meanwhile hears the last state once.
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

  add(socket: OpenSocket): void {
    const channel = this.#channels.get(socket.login.id) ?? { sockets: new Map(), snapshot: null }
    this.#channels.set(socket.login.id, channel)
    channel.sockets.set(socket, null)
    this.#announce(socket.login.id)
  }

  remove(socket: OpenSocket): void {
    const channel = this.#channels.get(socket.login.id)
    channel?.sockets.delete(socket)
    if (channel?.sockets.size === 0) this.#channels.delete(socket.login.id)
  }

  /** Something was committed in an organisation. */
  committed(organizationId: OrganizationId, affected: Affected): void {
    for (const loginId of affected.logins) this.#announce(loginId)
    if (affected.everyone) this.organizationChanged(organizationId)
  }

  /** Whoever has heard of the organisation hears what has become of it. */
  organizationChanged(organizationId: OrganizationId): void {
    for (const [loginId, { snapshot }] of this.#channels) {
      if (snapshot?.organizations.some(({ id }) => id === organizationId)) this.#announce(loginId)
    }
  }

  #announce(loginId: LoginId): void {
    if (!this.#channels.has(loginId)) return
    this.#waiting.add(loginId)
    if (!this.#busy) void this.#work()
  }

  async #work(): Promise<void> {
    this.#busy = true
    // A set also gives what is added to it meanwhile.
    for (const loginId of this.#waiting) {
      this.#waiting.delete(loginId)
      try {
        this.#say(loginId, await this.#rooms.accessSnapshot(loginId))
      } catch {
        // The storage does not answer at present.
        this.#clock.after(serverLimits.storageRetryMs, () => this.#announce(loginId))
      }
    }
    this.#busy = false
  }

  #say(loginId: LoginId, snapshot: AccessSnapshot | null): void {
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
      if (heard === text) continue
      channel.sockets.set(socket, text)
      socket.send(frame)
    }
  }
}
