import * as v from 'valibot'
import { differencesOf } from '../../../billing/correction.ts'
import { assert } from '../../../kernel/assert.ts'
import { Sha256Schema } from '../../../kernel/attachment.ts'
import { InvoiceIdSchema, OrganizationIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { textSchema } from '../../../kernel/text.ts'
import { correctionContent, invoiceContent } from '../invoice-content.ts'
import { nextInvoiceNumber } from '../invoice-number.ts'
import { defineMutation, deliverChanged, put } from '../invoices.ts'
import { chargedLines, invoiceOf } from '../issued-invoices.ts'
import { invoiceText } from '../records.ts'

const ReasonSchema = v.pipe(textSchema(limits.billing.reasonLengthMax), v.minLength(1, 'empty'))

/**
 * Mends the invoice of a month: charges what the month comes to by the logs and the price list of now. It names the invoice,
 * and its tax is the difference. Seller and buyer stay those of the invoice.
 */
export const correctInvoice = defineMutation({
  arguments: v.object({
    correctionId: InvoiceIdSchema,
    organizationId: OrganizationIdSchema,
    reason: ReasonSchema,
    expected: Sha256Schema,
  }),
  who: 'operator',
  history: 'invoices',
  facts: ({ organizationId }) => ({ charged: organizationId }),
  run: (invoices, { correctionId: id, organizationId, reason, expected }, { actor, now, facts: { issuing } }) => {
    assert(issuing !== undefined && actor.kind === 'operator', 'invoices are corrected by an operator on the server')
    const { month, terms, charged, sha256 } = issuing
    const invoice = invoiceOf(invoices, organizationId)
    if (invoice === null) return { code: 'unknown-invoice', recordId: organizationId }
    if (invoices.invoice.has(id)) return { code: 'already-exists', kind: 'invoice', recordId: id }
    const max = limits.billing.invoicesPerMonthMax
    if (invoices.invoice.size >= max) return { code: 'too-many-records', kind: 'invoice', max }
    if (terms === null) return { code: 'no-terms' }
    if (charged === null) return { code: 'unknown-organization', recordId: organizationId }
    const before = chargedLines(invoices, invoice)
    if (differencesOf(before, charged.lines).length === 0) return { code: 'nothing-to-correct' }
    if (charged.digest !== expected) return { code: 'month-changed' }
    const number = nextInvoiceNumber(invoices, { series: terms.series, month, isCorrection: true })
    const { seller, buyer, number: corrected, issuedOn } = invoice.content
    const content = correctionContent(
      { ...invoiceContent({ number, month, terms, charged, buyer, now }), seller },
      {
        invoiceId: invoice.id,
        number: corrected,
        issuedOn,
        ksefNumber: invoice.ksefNumber,
        reason,
        lines: [...before],
      },
    )
    const state = { issuedAt: now, issuedBy: actor.name, paidOn: null, ksefNumber: null }
    return [put('invoice', { id, content, sha256: sha256(invoiceText(content)), ...state })]
  },
  undo: 'happened',
  effects: deliverChanged,
})
