import {
  dayMs,
  emptyProcesses,
  medianDuration,
  processCounts,
  processesPerDay,
  type MemberId,
  type ProcessCounts,
  type Processes,
} from '@kontor/domain'
import { page } from '$app/state'
import { UserSelection } from '#lib/account/users/user-selection.svelte.ts'
import { goWithin } from '#lib/address/go-within.svelte.ts'
import type { Clock } from '#lib/format/clock.svelte.ts'
import type { ProcessesView } from '#lib/session/processes-view.svelte.ts'
import {
  isFiltered,
  processFilters,
  processQueryOf,
  processQueryParams,
  type ProcessQuery,
  type ProcessSort,
} from './process-query.ts'
import { ProcessRows, type ProcessRow } from './process-row.ts'
import { isLateRow, lanesOf, processesFound, processesInOrder, type Lane, type ProcessesAt } from './processes-found.ts'

const addressFollowsMs = 200
const chartDays = 30
const monthMs = 30 * dayMs
const nothing = emptyProcesses()

export interface ProcessListOptions {
  readonly view: ProcessesView
  readonly clock: Clock
  /** The reader. */
  readonly memberId: () => MemberId
}

/** The processes on a screen: the query, the result as a board and as a table, the figures, the selection. */
export class ProcessList {
  readonly selection = new UserSelection()
  readonly #options: ProcessListOptions
  readonly #cache = new ProcessRows()
  /** The text being typed; the address follows a moment later. */
  #typed = $state<string | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: ProcessListOptions) {
    this.#options = options
  }

  readonly content: Processes = $derived.by(() => this.#options.view.content ?? nothing)

  readonly query: ProcessQuery = $derived.by(() => {
    const query = processQueryOf(page.url.searchParams)
    return this.#typed === null ? query : { ...query, text: this.#typed }
  })

  get now(): number {
    return this.#options.clock.now
  }

  readonly #at: ProcessesAt = $derived.by(() => ({
    now: this.now,
    memberId: this.#options.memberId(),
    colleagues: this.content.colleague,
  }))

  readonly rows: readonly ProcessRow[] = $derived.by(() => this.#cache.of(this.content.process.values(), this.content))

  readonly #found: readonly ProcessRow[] = $derived.by(() => processesFound(this.rows, this.query, this.#at))

  /** In the order of the table. */
  readonly found: readonly ProcessRow[] = $derived.by(() =>
    processesInOrder(this.#found, this.query, this.content.colleague),
  )

  readonly lanes: readonly Lane[] = $derived.by(() => lanesOf(this.#found))

  /** In the order in which *next* and *previous* go through them: as they are on the screen. */
  readonly sequence: readonly ProcessRow[] = $derived.by(() =>
    this.query.shape === 'table' ? this.found : this.lanes.flatMap(({ rows }) => rows),
  )

  readonly counts: ProcessCounts = $derived.by(() => {
    const processes = this.rows.map(({ process }) => process)
    const memberId = this.#options.memberId()
    return processCounts(processes, {
      ...{ terms: this.content, now: this.now, memberId },
      due: (process) => this.#cache.dueOf(process),
    })
  })

  readonly oldestLate: ProcessRow | null = $derived.by(() =>
    this.rows.reduce<ProcessRow | null>((oldest, row) => {
      if (!isLateRow(row, this.now)) return oldest
      return oldest === null || (row.due ?? 0) < (oldest.due ?? 0) ? row : oldest
    }, null),
  )

  readonly perDay = $derived.by(() =>
    processesPerDay(this.content.process.values(), { now: this.now, days: chartDays }),
  )

  /** The median of the last 30 days, and of the 30 days before; null where nothing was finished. */
  readonly median = $derived.by(() => {
    const [to, processes] = [this.now, [...this.content.process.values()]]
    return {
      now: medianDuration(processes, { from: to - monthMs, to }),
      before: medianDuration(processes, { from: to - 2 * monthMs, to: to - monthMs }),
    }
  })

  /** Selected processes that still exist. */
  readonly marked: readonly ProcessRow[] = $derived.by(() =>
    this.selection.size === 0 ? [] : this.rows.filter(({ id }) => this.selection.has(id)),
  )

  readonly everyMarked: boolean = $derived.by(
    () => this.found.length > 0 && this.found.every(({ id }) => this.selection.has(id)),
  )

  get isFiltered(): boolean {
    return isFiltered(this.query)
  }

  search(text: string): void {
    this.#typed = text
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      void goWithin(processQueryParams({ text }), { replace: true }).then(() => {
        if (this.#typed === text) this.#typed = null
      })
    }, addressFollowsMs)
  }

  filter(changes: Partial<ProcessQuery>): void {
    if (changes.text !== undefined) {
      this.#typed = null
      clearTimeout(this.#timer)
    }
    void goWithin(processQueryParams(changes), { replace: false })
  }

  clear(): void {
    this.filter({ text: '', ...Object.fromEntries(processFilters.map((name) => [name, null])) })
  }

  sortBy(sort: ProcessSort): void {
    this.filter({ sort, reversed: this.query.sort === sort && !this.query.reversed })
  }

  markAll(on: boolean): void {
    if (on) this.selection.set(this.found)
    else this.selection.clear()
  }
}
