import * as v from 'valibot'
import { CalendarDateSchema } from '../../../kernel/calendar-date.ts'
import { InvoiceIdSchema } from '../../../kernel/ids.ts'
import { defineMutation, deliverChanged, putIfChanged } from '../invoices.ts'

/** The day on which the money came; null: it has not, the mark was a mistake. */
export const markPaid = defineMutation({
  arguments: v.object({ invoiceId: InvoiceIdSchema, paidOn: v.nullable(CalendarDateSchema) }),
  who: 'operator',
  history: 'payments',
  run: ({ invoice: invoices }, { invoiceId, paidOn }) => {
    const invoice = invoices.get(invoiceId)
    if (invoice === undefined) return { code: 'unknown-invoice', recordId: invoiceId }
    return putIfChanged('invoice', invoice, { paidOn })
  },
  undo: 'happened',
  effects: deliverChanged,
})
