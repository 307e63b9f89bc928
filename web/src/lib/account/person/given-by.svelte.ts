import type { Origin, Provenance } from '@kontor/domain'
import { ServerQuery } from '#lib/api/server-query.svelte.ts'
import { longDate } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

/** Who gave a person which right, and when: read from the log, which is on the server and for administrators alone. */
export class GivenBy {
  readonly #query = new ServerQuery<Provenance>()
  readonly #mayAsk: () => boolean

  constructor(mayAsk: () => boolean) {
    this.#mayAsk = mayAsk
  }

  get provenance(): Provenance | null {
    return this.#query.value
  }

  ask(path: string): void {
    if (this.#mayAsk()) void this.#query.ask(path)
  }

  /** Why it is unknown; null where it is known or being loaded. */
  get whyUnknown(): string | null {
    if (!this.#mayAsk()) return m.given_read_only()
    if (this.#query.value !== null || this.#query.problem === null) return null
    return this.#query.problem === 'offline' ? m.given_offline() : m.given_failed()
  }

  /** As a sentence; null where it is unknown. */
  sentence(origin: Origin | null): string | null {
    if (origin === null) return this.#query.value === null ? null : m.given_unknown()
    const date = longDate(origin.at, getLocale())
    return origin.by === null ? m.given_when({ date }) : m.given_by({ name: origin.by, date })
  }
}
