import { errorFacts, type Log } from '../log/log.ts'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import { StorageFailed } from './room-errors.ts'
import type { Room } from './room.ts'

export interface SectionProjectionsOptions {
  readonly clock: Clock
  readonly log: Log
}

/** S18: brings sections up to date with their directory, one write after another for each section. */
export class SectionProjections {
  readonly #options: SectionProjectionsOptions
  /** Rooms that have been updated since they are in memory; each commit of the directory updates them again. */
  readonly #current = new WeakSet<Room>()
  readonly #writing = new WeakMap<Room, Promise<void>>()

  constructor(options: SectionProjectionsOptions) {
    this.#options = options
  }

  has(room: Room): boolean {
    return this.#current.has(room)
  }

  /**
   * `write` looks at the directory and writes what has changed. It begins once the write before has ended: else it would
   * compare the directory of now with a section that an older look is about to change.
   */
  update(room: Room, write: () => Promise<void>): Promise<void> {
    const before = this.#writing.get(room) ?? Promise.resolve()
    const done = before.catch(() => undefined).then(write)
    this.#writing.set(room, done)
    return done.then(() => void this.#current.add(room))
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
