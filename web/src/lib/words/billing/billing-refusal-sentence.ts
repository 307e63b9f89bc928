import type { Refusal } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

type OfCode<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>

/** One sentence per refusal that only prices and invoices have: why, and what to do next. */
const sentences = {
  'unknown-price': () => m.refusal_unknown_price(),
  'unknown-invoice': () => m.refusal_unknown_invoice(),
  'unknown-organization': () => m.refusal_unknown_organization(),
  'price-in-force': () => m.refusal_price_in_force(),
  'already-issued': ({ number }: OfCode<'already-issued'>) => m.refusal_already_issued({ number }),
  'month-not-over': () => m.refusal_month_not_over(),
  'no-terms': () => m.refusal_no_terms(),
  'no-address': () => m.refusal_no_address(),
  'nothing-to-charge': () => m.refusal_nothing_to_charge(),
  'month-changed': () => m.refusal_month_changed(),
  'nothing-to-correct': () => m.refusal_nothing_to_correct(),
}

type Sentences = { readonly [Code in keyof typeof sentences]: (refusal: OfCode<Code>) => string }
type BillingOnly = OfCode<keyof Sentences>

export const isOfBilling = (refusal: Refusal): refusal is BillingOnly => Object.hasOwn(sentences, refusal.code)

export const billingRefusalSentence = (refusal: BillingOnly): string => {
  // The sentence of this code takes the refusal of this code, which TypeScript cannot follow for a union.
  const sentence = sentences[refusal.code] as (refusal: BillingOnly) => string
  return sentence(refusal)
}
