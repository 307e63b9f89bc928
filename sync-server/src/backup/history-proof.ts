import * as v from 'valibot'
import { genesisHash } from '../store/entry-hash.ts'

const LinkSchema = v.object({
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})
const ProofSchema = v.object({ document: v.optional(v.string()), head: LinkSchema, entries: v.array(LinkSchema) })

/** One entry of a chain: its seq and its hash. */
type Link = v.InferOutput<typeof LinkSchema>

/** Entries of a history that were kept outside the server, in their order. The history must still hold them. */
export interface HistoryProof {
  /** Null for a proof that was written by hand and names no document. */
  readonly document: string | null
  readonly links: readonly Link[]
}

/** Reads the file that the history screen exports; null when it is no proof, or has no entries. */
export const readHistoryProof = (text: string): HistoryProof | null => {
  try {
    const read = v.safeParse(ProofSchema, JSON.parse(text))
    if (!read.success) return null
    const links = new Map([...read.output.entries, read.output.head].map((link) => [keyOf(link), link]))
    // The head of an empty log.
    links.delete(keyOf({ seq: 0, hash: genesisHash }))
    if (links.size === 0) return null
    return {
      document: read.output.document ?? null,
      links: [...links.values()].sort((one, other) => one.seq - other.seq),
    }
  } catch {
    return null
  }
}

/**
 * Looks for a proof in one log. The hash of an entry covers the name of its document, so the entries of a proof are all
 * in one log, or in none.
 */
export class ProofSearch {
  readonly #missing: Map<string, Link>
  readonly #all: number

  constructor(links: readonly Link[]) {
    this.#missing = new Map(links.map((link) => [keyOf(link), link]))
    this.#all = this.#missing.size
  }

  look(entry: Link): void {
    this.#missing.delete(keyOf(entry))
  }

  get found(): number {
    return this.#all - this.#missing.size
  }

  /** The first entry of the proof that the log does not hold. */
  get firstMissing(): number | null {
    for (const { seq } of this.#missing.values()) return seq
    return null
  }
}

const keyOf = ({ seq, hash }: Link): string => `${seq}/${hash}`
