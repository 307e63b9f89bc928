import { errorFacts, type Log } from '../log/log.ts'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import { StorageFailed } from './room-errors.ts'
import type { Room } from './room.ts'

export interface SectionProjectionsOptions {
  readonly clock: Clock
  readonly log: Log
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
   * `write` looks at the sources and writes what has changed. It begins once the write before has ended: else it would
   * compare the sources of now with a section that an older look is about to change.
   */
  update(room: Room, write: () => Promise<void>): Promise<void> {
    const queued = this.#queued.get(room)
    if (queued !== undefined) return queued
    const before = this.#writing.get(room) ?? Promise.resolve()
    const done = before
      .catch(() => undefined)
      .then(() => {
        this.#queued.delete(room)
        return write()
      })
    this.#writing.set(room, done)
    const updated = done.then(() => void this.#current.add(room))
    this.#queued.set(room, updated)
    return updated
  }

  /** Also when the store fails for a while: the section is open, and perhaps nothing else happens in it. */
  keepUpToDate(document: string, room: Room, write: () => Promise<void>): void {
    const { clock, log } = this.#options
    this.update(room, write).catch((error: unknown) => {
      log('projection-failed', { document, ...errorFacts(error) })
      if (error instanceof StorageFailed)
        clock.after(serverLimits.storageRetryMs, () => this.keepUpToDate(document, room, write))
    })
  }
}
