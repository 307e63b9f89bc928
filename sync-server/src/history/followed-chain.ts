import type { DocumentName } from '@kontor/protocol'
import type { ChainedEntry } from '../store/store.ts'
import { entryHash, genesisHash } from '../store/entry-hash.ts'

/** The last entry of a chain, or what precedes the first. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

/** Recomputes the chain of a log while it is read forth from its beginning. */
export class FollowedChain {
  readonly #document: DocumentName
  #entries = 0
  #head: ChainHead = { seq: 0, hash: genesisHash }
  #brokenAt: number | null = null

  constructor(document: DocumentName) {
    this.#document = document
  }

  get entries(): number {
    return this.#entries
  }

  get head(): ChainHead {
    return this.#head
  }

  /** The first entry that was changed, or before which one is missing. */
  get brokenAt(): number | null {
    return this.#brokenAt
  }

  /** Takes the next entry, and returns whether everything up to it is unchanged. */
  follow(entry: ChainedEntry): boolean {
    const { seq, hash } = this.#head
    const isNext = entry.seq === seq + 1 && entry.previousHash === hash
    if (
      this.#brokenAt === null &&
      !(isNext && entry.hash === entryHash(entry.hashVersion, this.#document, hash, entry))
    )
      this.#brokenAt = entry.seq
    this.#entries += 1
    this.#head = { seq: entry.seq, hash: entry.hash }
    return this.#brokenAt === null
  }
}
