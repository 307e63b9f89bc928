import { replicaLimits } from './limits.ts'
import type { Clock } from './ports/clock.ts'
import type { LoginStorage } from './ports/login-storage.ts'

export interface ServerClockOptions {
  readonly clock: Clock
  readonly storage: Promise<LoginStorage>
  /** The difference has become another one. */
  readonly onChange: () => void
}

/**
 * The time of the server, as far as this browser knows it: the clock of a browser may be wrong by days. The difference
 * comes with every `welcome`, and is kept for offline.
 */
export class ServerClock {
  /** Resolves when the kept difference has been read. */
  readonly loaded: Promise<void>
  readonly #options: ServerClockOptions
  #offsetMs = 0
  #isKnown = false

  constructor(options: ServerClockOptions) {
    this.#options = options
    this.loaded = this.#load()
  }

  /** Milliseconds since 1970. The browser's time until the server has sent its own. */
  now(): number {
    return this.#options.clock.now() + this.#offsetMs
  }

  /** The server has just said that it is this time. */
  set(serverNow: number): void {
    this.#isKnown = true
    const offsetMs = serverNow - this.#options.clock.now()
    // A message takes its time on the way, so small differences say nothing.
    if (Math.abs(offsetMs - this.#offsetMs) < replicaLimits.clockToleranceMs) return
    this.#offsetMs = offsetMs
    this.#options.onChange()
    // Should the storage fail, the next welcome says it again.
    void this.#options.storage.then((storage) => storage.writeClockOffset(offsetMs)).catch(() => undefined)
  }

  async #load(): Promise<void> {
    const storage = await this.#options.storage
    const keptMs = await storage.readClockOffset().catch(() => 0)
    if (this.#isKnown || keptMs === this.#offsetMs) return
    this.#offsetMs = keptMs
    this.#options.onChange()
  }
}
