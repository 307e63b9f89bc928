import type { DocumentKind } from '../../kernel/document-kind.ts'
import { billingShape, type BillingTypes } from './billing.ts'
import { addPrice } from './mutations/add-price.ts'
import { removePrice } from './mutations/remove-price.ts'
import { setBuyer } from './mutations/set-buyer.ts'
import { setTerms } from './mutations/set-terms.ts'

const mutations = { setTerms, addPrice, removePrice, setBuyer } as const

export type BillingMutationName = keyof typeof mutations

/** `operator/billing`: the price list, the terms of payment, the addresses of customers (DESIGN 12). */
export const billingKind: DocumentKind<BillingTypes> & { readonly mutations: typeof mutations } = {
  key: 'billing',
  ...billingShape,
  mutations,
}
