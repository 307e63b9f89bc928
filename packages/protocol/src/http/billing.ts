import type {
  BillingTerms,
  Buyer,
  ChargedOrganization,
  Invoice,
  InvoiceAccount,
  InvoiceLine,
  Price,
} from '@kontor/domain'
import * as v from 'valibot'
import { listOf, objectOf } from './answer-parts.ts'

/** Answer of `GET /api/operator/billing`: the price list, the terms, the addresses of customers. */
export const OperatorBillingSchema = v.object({
  /** Null: the operator has not entered them, and no invoice can be issued. */
  terms: v.nullable(objectOf<BillingTerms>()),
  prices: listOf(objectOf<Price>()),
  buyers: listOf(objectOf<Buyer>()),
})
export type OperatorBilling = v.InferOutput<typeof OperatorBillingSchema>

/** One organisation in a month: what it comes to by the logs of now, what the month before came to, what was issued. */
export const ChargedMonthSchema = v.object({
  charged: objectOf<ChargedOrganization>(),
  /** Lines of the month before: as issued and corrected, else as computed. */
  before: listOf(objectOf<InvoiceLine>()),
  invoice: v.nullable(objectOf<Invoice>()),
  /** Oldest first. */
  corrections: listOf(objectOf<Invoice>()),
})

/** Answer of `GET /api/operator/months/:month`. */
export const OperatorMonthSchema = v.object({
  month: v.string(),
  /** Its amounts change no more, and it can be issued. */
  isOver: v.boolean(),
  /** Those with a line in this month or the one before, or with an invoice, by name. */
  organizations: listOf(ChargedMonthSchema),
})
export type OperatorMonth = v.InferOutput<typeof OperatorMonthSchema>
export type OperatorMonthRow = OperatorMonth['organizations'][number]

/** Answer of `GET /api/operator/overdue`: invoices of all organisations and months that are past their date. */
export const OverdueInvoicesSchema = v.object({
  count: v.number(),
  /** Of all of them, in grosz. */
  gross: v.number(),
  /** The longest overdue first; the answer is bounded. */
  invoices: listOf(objectOf<Invoice>()),
})
export type OverdueInvoices = v.InferOutput<typeof OverdueInvoicesSchema>

/** Answer of `GET /api/documents/section/:section/running`: what the running month comes to so far. */
export const RunningMonthSchema = v.object({
  month: v.string(),
  /** The last day that is counted; null: none has ended yet. */
  until: v.nullable(v.string()),
  /** In the main account those of all accounts; in a sub-account its own. */
  lines: listOf(objectOf<InvoiceLine>()),
  /** The same accounts, in the order of the comb. */
  accounts: listOf(objectOf<InvoiceAccount>()),
})
export type RunningMonth = v.InferOutput<typeof RunningMonthSchema>
