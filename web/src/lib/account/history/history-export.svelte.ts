import type { HistoryHead } from '@kontor/protocol/http'
import type { HistoryEntry, LoggedEntry } from '@kontor/domain'
import type { Answer } from '#lib/api/call-server.ts'
import type { EntryPage } from './history-list.svelte.ts'

export interface Collected<Entry extends LoggedEntry = HistoryEntry> {
  readonly entries: readonly Entry[]
  readonly head: HistoryHead
  /** There are more entries than one export collects. */
  readonly isBounded: boolean
}

export type Collection<Entry extends LoggedEntry = HistoryEntry> =
  | { readonly state: 'done'; readonly collected: Collected<Entry> }
  | { readonly state: 'failed'; readonly code: string }
  | { readonly state: 'cancelled' }

type ReadPage<Entry extends LoggedEntry> = (page: {
  readonly before: number | null
  readonly limit: number
}) => Promise<Answer<EntryPage<Entry>>>

const pageSize = 200
/** As many as a browser handles easily, and a server sends within a minute. */
export const exportedMax = 20_000

/** Collects all entries that a filter finds, page by page, for a file. One export at a time; it can be stopped. */
export class HistoryExport {
  #count = $state<number | null>(null)
  #turn = 0

  /** The number of collected entries; null when no export is in progress. */
  get count(): number | null {
    return this.#count
  }

  cancel(): void {
    this.#turn += 1
    this.#count = null
  }

  async collect<Entry extends LoggedEntry>(
    read: ReadPage<Entry>,
    max: number = exportedMax,
  ): Promise<Collection<Entry>> {
    const turn = (this.#turn += 1)
    const entries: Entry[] = []
    this.#count = 0
    for (let before: number | null = null; ;) {
      const page: Answer<EntryPage<Entry>> = await read({ before, limit: pageSize })
      if (turn !== this.#turn) return { state: 'cancelled' }
      if (!page.ok) {
        this.#count = null
        return { state: 'failed', code: page.code }
      }
      entries.push(...page.value.entries)
      this.#count = entries.length
      before = page.value.next
      if (before !== null && entries.length < max) continue
      this.#count = null
      const isBounded = entries.length > max || before !== null
      return { state: 'done', collected: { entries: entries.slice(0, max), head: page.value.head, isBounded } }
    }
  }
}
