import * as v from 'valibot'
import { InvoiceIdSchema } from '../../../kernel/ids.ts'
import { defineMutation, deliverChanged, putIfChanged } from '../invoices.ts'
import { KsefNumberSchema } from '../records.ts'

/** The number that KSeF gave the invoice; null takes a wrong one away. The frozen content stays without it. */
export const setKsefNumber = defineMutation({
  arguments: v.object({ invoiceId: InvoiceIdSchema, ksefNumber: v.nullable(KsefNumberSchema) }),
  who: 'operator',
  history: 'invoices',
  run: ({ invoice: invoices }, { invoiceId, ksefNumber }) => {
    const invoice = invoices.get(invoiceId)
    if (invoice === undefined) return { code: 'unknown-invoice', recordId: invoiceId }
    return putIfChanged('invoice', invoice, { ksefNumber })
  },
  undo: 'happened',
  effects: deliverChanged,
})
