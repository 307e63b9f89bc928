import type { Origin, Provenance } from '@kontor/domain'
import { Asked } from '#lib/api/asked.svelte.ts'
import { longDate } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

/** Who gave a person what, and when: the log tells it, the log is the server's, and administrators alone may ask it. */
export class GivenBy {
  readonly #asked = new Asked<Provenance>()
  readonly #mayAsk: () => boolean

  constructor(mayAsk: () => boolean) {
    this.#mayAsk = mayAsk
  }

  get provenance(): Provenance | null {
    return this.#asked.value
  }

  ask(path: string): void {
    if (this.#mayAsk()) void this.#asked.ask(path)
  }

  /** In a sentence; why it is not known, where it is not. Empty while the answer is on its way. */
  sentence(origin: Origin | null): string {
    if (origin !== null) return originSentence(origin, getLocale())
    if (!this.#mayAsk()) return m.given_read_only()
    if (this.#asked.value !== null) return m.given_unknown()
    if (this.#asked.problem === null) return ''
    return this.#asked.problem === 'offline' ? m.given_offline() : m.given_failed()
  }
}

const originSentence = ({ by, at }: Origin, locale: string): string => {
  const date = longDate(at, locale)
  return by === null ? m.given_when({ date }) : m.given_by({ name: by, date })
}
