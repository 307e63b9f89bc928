import { dateAt, type CalendarDate, type Finance } from '@kontor/domain'
import { page } from '$app/state'
import { changedAddress } from '#lib/address/changed-address.ts'
import { goWithin } from '#lib/address/go-within.svelte.ts'
import { TypedSearch } from '#lib/address/typed-search.svelte.ts'
import type { Clock } from '#lib/format/clock.svelte.ts'
import { financeQueryOf, financeQueryParams, type FinanceQuery } from './finance-query.ts'
import { countInTabs, financeRows, rowsFound, type FinanceRow } from './finance-rows.ts'

interface Sources {
  readonly finance: () => Finance
  readonly clock: Clock
  readonly locale: () => string
}

/** The invoices on the screen: the query, what it finds, the open one. */
export class FinanceList {
  readonly #of: Sources
  readonly #search = new TypedSearch((text) => goWithin(financeQueryParams({ text }), { replace: true }))

  constructor(sources: Sources) {
    this.#of = sources
  }

  readonly query: FinanceQuery = $derived.by(() => {
    const query = financeQueryOf(page.url.searchParams)
    return { ...query, text: this.#search.typed ?? query.text }
  })

  readonly today: CalendarDate = $derived.by(() => dateAt(this.#of.clock.now))

  readonly rows: readonly FinanceRow[] = $derived.by(() =>
    financeRows(this.#of.finance(), this.today, this.#of.locale()),
  )

  readonly found: readonly FinanceRow[] = $derived.by(() => rowsFound(this.rows, this.query))

  readonly counts = $derived.by(() => countInTabs(this.rows))

  /** The address of this screen with something else shown. */
  address(changes: Partial<FinanceQuery>): string {
    return changedAddress(page.url, financeQueryParams(changes))
  }

  search(text: string): void {
    this.#search.type(text)
  }

  clear(): void {
    this.#search.clear()
    void goWithin(financeQueryParams({ text: '', tab: 'all' }), { replace: true })
  }
}
