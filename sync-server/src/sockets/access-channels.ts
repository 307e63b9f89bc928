import type { AccessSnapshot, LoginId, OrganizationId } from '@kontor/domain'
import { closeCodes, encodeDown } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import type { Affected } from '../rooms/committed.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { OpenSocket } from './open-socket.ts'

interface Channel {
  readonly sockets: Set<OpenSocket>
  /** What was said last; null before the first word. */
  said: { readonly text: string; readonly snapshot: AccessSnapshot } | null
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

  /** Tells the login's other sockets nothing new: only a new one makes the snapshot be said again. */
  add(socket: OpenSocket): void {
    const channel = this.#channels.get(socket.login.id) ?? { sockets: new Set(), said: null }
    this.#channels.set(socket.login.id, channel)
    channel.sockets.add(socket)
    channel.said = null
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
    for (const [loginId, { said }] of this.#channels) {
      if (said?.snapshot.organizations.some(({ id }) => id === organizationId)) this.#announce(loginId)
    }
  }

  #announce(loginId: LoginId): void {
    if (!this.#channels.has(loginId)) return
    this.#waiting.add(loginId)
    if (this.#busy) return
    this.#busy = true
    void this.#work().finally(() => (this.#busy = false))
  }

  async #work(): Promise<void> {
    for (const loginId of this.#waiting) {
      this.#waiting.delete(loginId)
      try {
        this.#say(loginId, await this.#rooms.accessSnapshot(loginId))
      } catch {
        // The storage does not answer at present.
        this.#clock.after(serverLimits.storageRetryMs, () => this.#announce(loginId))
      }
    }
  }

  #say(loginId: LoginId, snapshot: AccessSnapshot | null): void {
    const channel = this.#channels.get(loginId)
    if (channel === undefined) return
    if (snapshot === null) {
      for (const socket of channel.sockets) socket.close(closeCodes.noSession)
      return
    }
    const text = JSON.stringify(snapshot)
    if (channel.said?.text === text) return
    channel.said = { text, snapshot }
    const frame = encodeDown({ type: 'access', snapshot })
    for (const socket of channel.sockets) socket.send(frame)
  }
}
