import type { HistoryHead } from '@kontor/protocol/http'
import { actOfMutation, type HistoryEntry, type LoggedEntry } from '@kontor/domain'
import { untrack } from 'svelte'
import type { Answer } from '#lib/api/call-server.ts'

/** A page of the history of any document. */
export interface EntryPage<Entry extends LoggedEntry> {
  readonly entries: readonly Entry[]
  readonly next: number | null
  readonly head: HistoryHead
}

export interface HistorySource<Entry extends LoggedEntry = HistoryEntry> {
  /** Reads a page. Its reactive sources are tracked: when one changes, the list reloads. */
  readonly read: (page: { readonly before: number | null; readonly limit: number }) => Promise<Answer<EntryPage<Entry>>>
  readonly pageSize: () => number
  /** A value that changes whenever the history may have grown. */
  readonly changes: () => unknown
  readonly isOnline: () => boolean
}

/** How long a new entry may take to appear: many come at once, and each check is a call to the server. */
const gatheredForMs = 400

/** An act of one browser has at most as many entries as its outbox holds. */
const [actPageSize, actPagesMax] = [200, 25]

/** Whether entries of the same act are likely to be before this one. */
const isMidAct = (entry: LoggedEntry | undefined): boolean =>
  entry !== undefined && actOfMutation(entry.mutationId) !== null && !entry.mutationId.endsWith('_0')

/** Entries from the newest to as far back as was loaded. New ones are added on top. */
export class HistoryList<Entry extends LoggedEntry = HistoryEntry> {
  readonly #source: Pick<HistorySource<Entry>, 'read' | 'pageSize'>
  #entries = $state.raw<readonly Entry[] | null>(null)
  #next = $state.raw<number | null>(null)
  #failure = $state.raw<string | null>(null)
  #readsOlder = $state(false)
  /** Counts reloads: the answers of an earlier one are discarded. */
  #turn = 0

  constructor(source: Pick<HistorySource<Entry>, 'read' | 'pageSize'>) {
    this.#source = source
  }

  /** Null until the first page has loaded. */
  get entries(): readonly Entry[] | null {
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
      const reload = (this.#turn += 1)
      this.#readsOlder = false
      const whole = await this.#withWholeAct(page.value, reload)
      if (reload !== this.#turn || !whole.ok) return
      this.#entries = whole.value.entries
      this.#next = whole.value.next
    } else if (fresh.length > 0) this.#entries = [...fresh, ...(this.#entries ?? known)]
  }

  /** The server reads a bounded number of entries per call: it may find nothing yet, and return where to continue. */
  async #pageWithEntries(before: number | null): Promise<Answer<EntryPage<Entry>>> {
    const turn = this.#turn
    const limit = this.#source.pageSize()
    let page = await this.#source.read({ before, limit })
    while (page.ok && page.value.entries.length === 0 && page.value.next !== null && turn === this.#turn)
      page = await this.#source.read({ before: page.value.next, limit })
    return page.ok ? this.#withWholeAct(page.value, turn) : page
  }

  /** The entries of one act are shown, counted and undone as one, so a page does not end in the middle of an act. */
  async #withWholeAct(first: EntryPage<Entry>, turn: number): Promise<Answer<EntryPage<Entry>>> {
    let page = first
    for (let read = 0; page.next !== null && read < actPagesMax && turn === this.#turn; read += 1) {
      if (!isMidAct(page.entries.at(-1))) break
      const more = await this.#source.read({ before: page.next, limit: actPageSize })
      if (!more.ok) break
      page = { ...more.value, entries: [...page.entries, ...more.value.entries] }
    }
    return { ok: true, value: page }
  }

  #fail(code: string): void {
    this.#failure = code
  }
}

/** On a screen: reloads when the filter changes, and follows new entries. */
export const useHistoryList = <Entry extends LoggedEntry = HistoryEntry>(
  source: HistorySource<Entry>,
): HistoryList<Entry> => {
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
