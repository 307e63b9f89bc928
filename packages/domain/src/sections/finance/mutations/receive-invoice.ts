import * as v from 'valibot'
import { InvoiceSchema } from '../../../operator/invoices/records.ts'
import { defineMutation, put } from '../finance.ts'

/** The server writes the invoice into the section of the main account as it is by now: issued, paid, named by KSeF. */
export const receiveInvoice = defineMutation({
  arguments: v.object({ invoice: InvoiceSchema }),
  who: 'system',
  history: 'invoices',
  run: ({ invoice: invoices }, { invoice }) =>
    JSON.stringify(invoices.get(invoice.id)) === JSON.stringify(invoice) ? [] : [put('invoice', invoice)],
  undo: 'happened',
})
