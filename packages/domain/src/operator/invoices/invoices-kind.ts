import type { DocumentKind } from '../../kernel/document-kind.ts'
import { invoicesShape, type InvoicesTypes } from './invoices.ts'
import { correctInvoice } from './mutations/correct-invoice.ts'
import { issueInvoice } from './mutations/issue-invoice.ts'
import { markPaid } from './mutations/mark-paid.ts'
import { setKsefNumber } from './mutations/set-ksef-number.ts'

const mutations = { issueInvoice, correctInvoice, markPaid, setKsefNumber } as const

export type InvoicesMutationName = keyof typeof mutations

/** `operator/invoices.2026-11`: the invoices of one month, of all organisations (DESIGN 12). */
export const invoicesKind: DocumentKind<InvoicesTypes> & { readonly mutations: typeof mutations } = {
  key: 'invoices',
  ...invoicesShape,
  mutations,
  nameOf: (_kind, record) => ('content' in record ? (record as { content: { number: string } }).content.number : null),
}
