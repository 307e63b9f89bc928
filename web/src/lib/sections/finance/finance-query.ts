import { financeTabs, type FinanceTab } from './finance-rows.ts'

/** What the screen of the finances shows. It is kept in the address, so that it can be shared and the back button works. */
export interface FinanceQuery {
  readonly text: string
  readonly tab: FinanceTab
  /** The id of the open invoice or share, or `running`; null: none was chosen. */
  readonly open: string | null
  /** The open invoice as it is printed. */
  readonly paper: boolean
}

export const financeQueryOf = (params: Pick<URLSearchParams, 'get'>): FinanceQuery => ({
  text: params.get('q') ?? '',
  tab: financeTabs.find((tab) => tab === params.get('tab')) ?? 'all',
  open: params.get('invoice'),
  paper: params.get('show') === 'paper',
})

/** The parameters to write into the address; null removes one, and defaults are left out. */
export const financeQueryParams = (query: Partial<FinanceQuery>): Record<string, string | null> => ({
  ...(query.text === undefined ? {} : { q: query.text === '' ? null : query.text }),
  ...(query.tab === undefined ? {} : { tab: query.tab === 'all' ? null : query.tab }),
  ...(query.open === undefined ? {} : { invoice: query.open }),
  ...(query.paper === undefined ? {} : { show: query.paper ? 'paper' : null }),
})
