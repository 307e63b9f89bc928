import type { HistoryPage } from '@kontor/protocol/http'
import type { HistoryEntry } from '@kontor/domain'
import { untrack } from 'svelte'
import type { Answer } from '#lib/api/call-server.ts'

export interface HistorySource {
  /** Reads a page. Its reactive sources are tracked: when one changes, the list reloads. */
  readonly read: (page: { readonly before: number | null; readonly limit: number }) => Promise<Answer<HistoryPage>>
  readonly pageSize: () => number
  /** A value that changes whenever the history may have grown. */
  readonly changes: () => unknown
  readonly isOnline: () => boolean
}

/** How long a new entry may take to appear: many come at once, and each check is a call to the server. */
const gatheredForMs = 400

/** Entries from the newest to as far back as was loaded. New ones are added on top. */
export class HistoryList {
  readonly #source: Pick<HistorySource, 'read' | 'pageSize'>
  #entries = $state.raw<readonly HistoryEntry[] | null>(null)
  #next = $state.raw<number | null>(null)
  #failure = $state.raw<string | null>(null)
  #readsOlder = $state(false)
  /** Counts reloads: the answers of an earlier one are discarded. */
  #turn = 0

  constructor(source: Pick<HistorySource, 'read' | 'pageSize'>) {
    this.#source = source
  }

  /** Null until the first page has loaded. */
  get entries(): readonly HistoryEntry[] | null {
    return this.#entries
  }

  get hasOlder(): boolean {
    return this.#next !== null
  }

  get readsOlder(): boolean {
    return this.#readsOlder
  }

  /** The code of the last failure; null when there is none. */
  get failure(): string | null {
    return this.#failure
  }

  async older(): Promise<void> {
    const [turn, before] = [this.#turn, this.#next]
    if (before === null || this.#readsOlder) return
    this.#readsOlder = true
    const page = await this.#pageWithEntries(before)
    if (turn !== this.#turn) return
    this.#readsOlder = false
    if (!page.ok) return this.#fail(page.code)
    this.#failure = null
    this.#entries = [...(this.#entries ?? []), ...page.value.entries]
    this.#next = page.value.next
  }

  /** From the newest. All sources of the filter are read before the first await, so they are tracked. */
  async begin(): Promise<void> {
    const turn = (this.#turn += 1)
    this.#readsOlder = false
    const first = this.#pageWithEntries(null)
    untrack(() => {
      this.#failure = null
      this.#entries = null
    })
    const page = await first
    if (turn !== this.#turn) return
    if (!page.ok) return this.#fail(page.code)
    this.#entries = page.value.entries
    this.#next = page.value.next
  }

  /** Checks for new entries; reloads where nothing could be read before. */
  async refresh(): Promise<void> {
    const [turn, known] = [this.#turn, this.#entries]
    if (known === null) return this.#failure === null ? undefined : this.begin()
    const page = await this.#source.read({ before: null, limit: this.#source.pageSize() })
    if (turn !== this.#turn) return
    if (!page.ok) return this.#fail(page.code)
    this.#failure = null
    const newest = known[0]?.seq ?? 0
    const fresh = page.value.entries.filter(({ seq }) => seq > newest)
    // There are more new entries than one page holds: those in between would be missing.
    if (fresh.length === page.value.entries.length && page.value.next !== null) {
      // An older page that is still loading belongs to the previous list.
      this.#turn += 1
      this.#readsOlder = false
      this.#entries = page.value.entries
      this.#next = page.value.next
    } else if (fresh.length > 0) this.#entries = [...fresh, ...(this.#entries ?? known)]
  }

  /** The server reads a bounded number of entries per call: it may find nothing yet, and return where to continue. */
  async #pageWithEntries(before: number | null): Promise<Answer<HistoryPage>> {
    const turn = this.#turn
    const limit = this.#source.pageSize()
    let page = await this.#source.read({ before, limit })
    while (page.ok && page.value.entries.length === 0 && page.value.next !== null && turn === this.#turn)
      page = await this.#source.read({ before: page.value.next, limit })
    return page
  }

  #fail(code: string): void {
    this.#failure = code
  }
}

/** On a screen: reloads when the filter changes, and follows new entries. */
export const useHistoryList = (source: HistorySource): HistoryList => {
  const list = new HistoryList(source)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isFirst = true
  $effect(() => {
    void list.begin()
  })
  $effect(() => {
    source.changes()
    const isBeginning = isFirst
    isFirst = false
    if (!source.isOnline() || isBeginning) return
    timer ??= setTimeout(() => {
      timer = undefined
      void list.refresh()
    }, gatheredForMs)
  })
  $effect(() => () => clearTimeout(timer))
  return list
}
