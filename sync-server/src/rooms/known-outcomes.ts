import type { LoginId } from '@kontor/domain'
import type { DocumentName, Outcome } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import type { Store, StoredOutcome } from '../store/store.ts'
import { outcomeKey, outcomeLoginId, type Submission } from './submission.ts'

/**
 * S1: the earlier outcomes of mutations that are sent again. Almost every mutation is new, so which ids of a login have an
 * outcome is read once and kept in memory, as small numbers. Two ids may have one number: then the store is asked in vain.
 */
export class KnownOutcomes {
  readonly #store: Pick<Store, 'outcomes' | 'outcomeIds'>
  readonly #document: DocumentName
  /** By login; null: it has too many outcomes here, and the store is asked each time. */
  readonly #ids = new Map<LoginId, Set<number> | null>()
  #size = 0

  constructor(options: { readonly store: Pick<Store, 'outcomes' | 'outcomeIds'>; readonly document: DocumentName }) {
    this.#store = options.store
    this.#document = options.document
  }

  /** By `outcomeKey`. */
  async outcomesOf(submissions: readonly Submission[]): Promise<Map<string, Outcome>> {
    const known = new Map<string, Outcome>()
    for (const submission of submissions) {
      const loginId = outcomeLoginId(submission.actor)
      const own = this.#ids.get(loginId) ?? (await this.#read(loginId))
      const ids = submission.mutations.flatMap(({ id }) => (own === null || own.has(numberOf(id)) ? [id] : []))
      if (ids.length === 0) continue
      const outcomes = await this.#store.outcomes(this.#document, loginId, ids)
      for (const [id, outcome] of outcomes) known.set(outcomeKey(submission, id), outcome)
    }
    return known
  }

  /** Called with the outcomes of a commit that is durable. */
  add(outcomes: readonly StoredOutcome[]): void {
    for (const { loginId, outcome } of outcomes) {
      const own = this.#ids.get(loginId)
      if (own === undefined || own === null) continue
      own.add(numberOf(outcome.id))
      this.#size += 1
      if (own.size > serverLimits.knownOutcomesPerLoginMax) this.#ids.set(loginId, null)
    }
    if (this.#size > serverLimits.knownOutcomesMax) this.forget()
  }

  /** Reads them anew: something else may have written to the store. */
  forget(): void {
    this.#ids.clear()
    this.#size = 0
  }

  async #read(loginId: LoginId): Promise<Set<number> | null> {
    if (this.#ids.has(loginId)) return null
    const max = serverLimits.knownOutcomesPerLoginMax
    const ids = await this.#store.outcomeIds(this.#document, loginId, max + 1)
    const own = ids.length > max ? null : new Set(ids.map(numberOf))
    if (this.#size + ids.length > serverLimits.knownOutcomesMax) this.forget()
    this.#ids.set(loginId, own)
    this.#size += own?.size ?? 1
    return own
  }
}

/** 30 bits, which V8 keeps without an object for each (FNV-1a). */
const numberOf = (id: string): number => {
  let number = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) number = Math.imul(number ^ id.charCodeAt(at), 0x01000193)
  return number & 0x3fffffff
}
