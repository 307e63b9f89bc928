import * as v from 'valibot'
import { isOver } from '../../../billing/month.ts'
import { assert } from '../../../kernel/assert.ts'
import { Sha256Schema } from '../../../kernel/attachment.ts'
import { InvoiceIdSchema, OrganizationIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { invoiceContent } from '../invoice-content.ts'
import { nextInvoiceNumber } from '../invoice-number.ts'
import { defineMutation, deliverChanged, put } from '../invoices.ts'
import { invoiceOf } from '../issued-invoices.ts'
import { invoiceText } from '../records.ts'

/**
 * DESIGN 12: the invoice of one organisation for a month that is over, once. `expected` is the digest of the lines that the
 * operator saw in the preview. The number is given here, in the commit, so numbers have no gaps.
 */
export const issueInvoice = defineMutation({
  arguments: v.object({ invoiceId: InvoiceIdSchema, organizationId: OrganizationIdSchema, expected: Sha256Schema }),
  who: 'operator',
  history: 'invoices',
  facts: ({ organizationId }) => ({ charged: organizationId }),
  run: (invoices, { invoiceId: id, organizationId, expected }, { actor, now, facts: { issuing } }) => {
    assert(issuing !== undefined && actor.kind === 'operator', 'invoices are issued by an operator on the server')
    const { month, terms, charged, sha256 } = issuing
    const issued = invoiceOf(invoices, organizationId)
    if (issued !== null) return { code: 'already-issued', number: issued.content.number }
    if (invoices.invoice.has(id)) return { code: 'already-exists', kind: 'invoice', recordId: id }
    const max = limits.billing.invoicesPerMonthMax
    if (invoices.invoice.size >= max) return { code: 'too-many-records', kind: 'invoice', max }
    if (!isOver(month, now)) return { code: 'month-not-over', month }
    if (terms === null) return { code: 'no-terms' }
    if (charged === null) return { code: 'unknown-organization', recordId: organizationId }
    if (charged.lines.length === 0) return { code: 'nothing-to-charge' }
    if (charged.address === null) return { code: 'no-address' }
    if (charged.digest !== expected) return { code: 'month-changed' }
    const number = nextInvoiceNumber(invoices, { series: terms.series, month, isCorrection: false })
    const buyer = { ...charged.legalEntity, address: charged.address }
    const content = invoiceContent({ number, month, terms, charged, buyer, now })
    const state = { issuedAt: now, issuedBy: actor.name, paidOn: null, ksefNumber: null }
    return [put('invoice', { id, content, sha256: sha256(invoiceText(content)), ...state })]
  },
  undo: 'happened',
  effects: deliverChanged,
})
