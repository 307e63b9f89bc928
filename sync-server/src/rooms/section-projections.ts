import { documentName } from '@kontor/protocol'
import { errorFacts, type Log } from '../log/log.ts'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import type { OpenAddress } from './live-rooms.ts'
import { StorageFailed } from './room-errors.ts'
import type { Room } from './room.ts'

export interface SectionProjectionsOptions {
  readonly clock: Clock
  readonly log: Log
  /** Looks at the sources and writes what has changed. */
  readonly write: (address: OpenAddress, room: Room) => Promise<void>
}

/** S18: brings sections up to date with what they show of other documents, one write after another for each section. */
export class SectionProjections {
  readonly #options: SectionProjectionsOptions
  /** Rooms that have been updated since they are in memory; each commit of the directory updates them again. */
  readonly #current = new WeakSet<Room>()
  readonly #writing = new WeakMap<Room, Promise<void>>()
  /** Updates that have not begun: whatever happens until then, one write includes it. */
  readonly #queued = new WeakMap<Room, Promise<void>>()

  constructor(options: SectionProjectionsOptions) {
    this.#options = options
  }

  has(room: Room): boolean {
    return this.#current.has(room)
  }

  /**
   * A write begins once the write before has ended: else it would compare the sources of now with a section that an older
   * look is about to change.
   */
  update(address: OpenAddress, room: Room): Promise<void> {
    const queued = this.#queued.get(room)
    if (queued !== undefined) return queued
    const before = this.#writing.get(room) ?? Promise.resolve()
    const done = before
      .catch(() => undefined)
      .then(() => {
        this.#queued.delete(room)
        return this.#options.write(address, room)
      })
    this.#writing.set(room, done)
    const updated = done.then(() => void this.#current.add(room))
    this.#queued.set(room, updated)
    return updated
  }

  /** Also when the store fails for a while: the section is open, and perhaps nothing else happens in it. */
  keepUpToDate(address: OpenAddress, room: Room): void {
    const { clock, log } = this.#options
    this.update(address, room).catch((error: unknown) => {
      log('projection-failed', { document: documentName(address), ...errorFacts(error) })
      if (error instanceof StorageFailed)
        clock.after(serverLimits.storageRetryMs, () => this.keepUpToDate(address, room))
    })
  }
}
