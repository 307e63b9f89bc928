import {
  addMonths,
  dateAt,
  invoicesKind,
  monthOf,
  paymentStateOf,
  sumOf,
  type Invoice,
  type Invoices,
} from '@kontor/domain'
import { operatorDocumentName, type OverdueInvoices } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import type { Store } from '../store/store.ts'
import { loggedContent } from './logged-content.ts'

/** The invoices of all organisations and of the last months that are past their date, the longest first. */
export const overdueInvoices = async (store: Pick<Store, 'log' | 'seqOf'>, now: number): Promise<OverdueInvoices> => {
  const today = dateAt(now)
  const overdue: Invoice[] = []
  for (let back = 0; back < serverLimits.overdueMonthsMax; back += 1) {
    const document = operatorDocumentName({ key: 'invoices', month: addMonths(monthOf(today), -back) })
    if ((await store.seqOf(document)) === null) continue
    const { invoice: invoices }: Invoices = await loggedContent(store, document, invoicesKind)
    overdue.push(...[...invoices.values()].filter((invoice) => paymentStateOf(invoice, today) === 'overdue'))
  }
  overdue.sort((one, other) => (one.content.dueOn < other.content.dueOn ? -1 : 1))
  return {
    count: overdue.length,
    gross: sumOf(overdue.map(({ content }) => content.total.gross)),
    invoices: overdue.slice(0, serverLimits.overdueInvoicesMax),
  }
}
