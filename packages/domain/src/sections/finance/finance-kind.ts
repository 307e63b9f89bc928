import type { SectionKind } from '../section-kind.ts'
import { financeShape, type FinanceTypes } from './finance.ts'
import { receiveInvoice } from './mutations/receive-invoice.ts'
import { receiveShare } from './mutations/receive-share.ts'

const mutations = { receiveInvoice, receiveShare } as const

export type FinanceMutationName = keyof typeof mutations

/** `section/<accountId>.finance`: invoices in the main account, shares of them in a sub-account (A6). */
export const financeKind: SectionKind<FinanceTypes> & { readonly mutations: typeof mutations } = {
  key: 'finance',
  needs: ['finance'],
  isOperators: true,
  ...financeShape,
  mutations,
  nameOf: (_kind, record) =>
    'number' in record
      ? String(record.number)
      : 'content' in record
        ? (record as { content: { number: string } }).content.number
        : null,
}
