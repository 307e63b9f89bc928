import type { InvoiceLine } from '../../billing/month-lines.ts'
import type { CalendarDate } from '../../kernel/calendar-date.ts'
import type { OrganizationId } from '../../kernel/ids.ts'
import type { Invoices } from './invoices.ts'
import type { Invoice } from './records.ts'

/** The invoice of an organisation in this month; null: none was issued. */
export const invoiceOf = ({ invoice: invoices }: Invoices, organizationId: OrganizationId): Invoice | null => {
  for (const invoice of invoices.values())
    if (invoice.content.organizationId === organizationId && invoice.content.corrects === null) return invoice
  return null
}

/** The corrections of an invoice, oldest first. */
export const correctionsOf = ({ invoice: invoices }: Invoices, { id }: Pick<Invoice, 'id'>): readonly Invoice[] =>
  [...invoices.values()]
    .filter(({ content }) => content.corrects?.invoiceId === id)
    .sort((one, other) => (one.content.number < other.content.number ? -1 : 1))

/** What is charged for the month by now: the lines of the last correction, else those of the invoice. */
export const chargedLines = (invoices: Invoices, invoice: Invoice): readonly InvoiceLine[] =>
  chargedLinesOf(invoice, correctionsOf(invoices, invoice))

export type PaymentState = 'paid' | 'open' | 'overdue' | 'credit'

/** Where the payment of an invoice is on a day. A correction that gives money back waits for no payment. */
export const paymentStateOf = ({ paidOn, content }: Invoice, today: CalendarDate): PaymentState => {
  if (paidOn !== null) return 'paid'
  if (content.total.gross <= 0) return 'credit'
  return content.dueOn < today ? 'overdue' : 'open'
}

/** The same, where the corrections are at hand, oldest first. */
export const chargedLinesOf = (invoice: Invoice, corrections: readonly Invoice[]): readonly InvoiceLine[] =>
  (corrections.at(-1) ?? invoice).content.lines
