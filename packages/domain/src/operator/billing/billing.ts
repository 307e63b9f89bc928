import { PriceSchema } from '../../billing/price-list.ts'
import type { ChangeOf } from '../../kernel/change.ts'
import { type KindTypes, mutationDefiner } from '../../kernel/define-mutation.ts'
import type { ContentOf } from '../../kernel/record.ts'
import type { KernelRefusal, RecordRefusal } from '../../kernel/refusal.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import { BuyerSchema, BillingTermsSchema } from './records.ts'

export const billingShape = {
  singles: { terms: BillingTermsSchema },
  records: { price: PriceSchema, buyer: BuyerSchema },
} as const
type BillingShape = typeof billingShape

/** The operator's price list, terms of payment, and addresses of customers. */
export type Billing = ContentOf<BillingShape>

export type BillingRefusal =
  | KernelRefusal
  | RecordRefusal<'price'>
  | { readonly code: 'too-many-records'; readonly kind: 'buyer'; readonly max: number }
  /** It has been charged by, or is from today on: another price begins on another day. */
  | { readonly code: 'price-in-force'; readonly recordId: string }

export interface BillingTypes extends KindTypes {
  readonly content: Billing
  readonly write: WriteOf<BillingShape>
  readonly change: ChangeOf<BillingShape>
  readonly refusal: BillingRefusal
  readonly history: 'terms' | 'prices' | 'buyers'
  /** Invoices may have been computed by it. */
  readonly obstacle: 'happened'
}

/** Everything about one mutation of the operator's price list: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<BillingTypes>()

export const { put, remove } = writerOf(billingShape)
