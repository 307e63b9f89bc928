import {
  chargesOf,
  invoicesInOrder,
  paymentStateOf,
  type CalendarDate,
  type Finance,
  type Invoice,
} from '@kontor/domain'
import { monthName } from '#lib/billing/line-words.ts'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'

/** All, what is to be paid, corrections. */
export const financeTabs = ['all', 'unpaid', 'corrections'] as const
export type FinanceTab = (typeof financeTabs)[number]

/** One invoice in the list. */
export interface FinanceRow {
  readonly invoice: Invoice
  /** Still to be paid. */
  readonly unpaid: boolean
  /** What it is found by. */
  readonly folded: string
}

/** The invoices of a main account, the newest month first. */
export const financeRows = (finance: Finance, today: CalendarDate, locale: string): readonly FinanceRow[] =>
  invoicesInOrder(finance).map((invoice) => ({
    invoice,
    unpaid: ['open', 'overdue'].includes(paymentStateOf(invoice, today)),
    folded: searchForm(foundBy(invoice, locale).join('\n')),
  }))

const foundBy = ({ content, ksefNumber }: Invoice, locale: string): readonly string[] => [
  content.number,
  monthName(content.month, locale),
  ksefNumber ?? '',
  ...(content.corrects === null ? [] : [content.corrects.number, content.corrects.reason]),
  ...content.accounts.map(({ name, units }) => `${name} ${units.join(' ')}`),
  ...chargesOf(content).map(({ before, after }) => (after ?? before)?.name ?? ''),
]

export const rowsFound = (
  rows: readonly FinanceRow[],
  { text, tab }: { readonly text: string; readonly tab: FinanceTab },
): readonly FinanceRow[] => {
  const words = soughtWords(text)
  return rows.filter((row) => isInTab(tab, row) && findsAll(words, row.folded))
}

export const countInTabs = (rows: readonly FinanceRow[]): Readonly<Record<FinanceTab, number>> => ({
  all: rows.length,
  unpaid: rows.filter((row) => isInTab('unpaid', row)).length,
  corrections: rows.filter((row) => isInTab('corrections', row)).length,
})

const isInTab = (tab: FinanceTab, { invoice, unpaid }: FinanceRow): boolean => {
  if (tab === 'all') return true
  return tab === 'unpaid' ? unpaid : invoice.content.corrects !== null
}
