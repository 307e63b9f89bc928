import { InvoiceIdSchema, MonthSchema, type Invoices } from '@kontor/domain'
import { documentName, operatorDocumentName } from '@kontor/protocol'
import * as v from 'valibot'
import { deliveriesOf } from '../billing/deliveries-of.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({ month: MonthSchema, invoiceId: InvoiceIdSchema })

/**
 * Writes an invoice into the finance sections of its organisation: whole into that of the main account, its own share into
 * that of each sub-account (A6). It writes the invoice as it is by then, so a repetition or another order does no harm.
 */
export const deliverInvoice = (rooms: Pick<Rooms, 'contentForOperator' | 'submitToSection'>): Carrier => {
  return async ({ id: effectId, payload }) => {
    const { month, invoiceId } = v.parse(PayloadSchema, payload)
    const content = await rooms.contentForOperator(operatorDocumentName({ key: 'invoices', month }))
    const invoice = (content as Invoices | null)?.invoice.get(invoiceId)
    if (invoice === undefined) return
    for (const { accountId, name, args } of deliveriesOf(invoice)) {
      const document = documentName({ kind: 'section', accountId, key: 'finance' })
      await rooms.submitToSection(document, { id: effectId, name, args })
    }
  }
}
