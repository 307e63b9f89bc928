import * as v from 'valibot'
import { MonthSchema } from '../../billing/month.ts'
import { CalendarDateSchema } from '../../kernel/calendar-date.ts'
import type { ChangeOf } from '../../kernel/change.ts'
import { type KindTypes, mutationDefiner } from '../../kernel/define-mutation.ts'
import { InvoiceIdSchema } from '../../kernel/ids.ts'
import { type ContentOf, emptyContent, type Writable } from '../../kernel/record.ts'
import type { KernelRefusal } from '../../kernel/refusal.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import { InvoiceAccountSchema, InvoiceLineSchema, InvoiceSchema } from '../../operator/invoices/records.ts'

/** S18: what one account has of an invoice, and nothing of the others. */
export const ShareSchema = v.object({
  /** That of the invoice. */
  id: InvoiceIdSchema,
  number: v.string(),
  month: MonthSchema,
  issuedOn: CalendarDateSchema,
  account: InvoiceAccountSchema,
  lines: v.array(InvoiceLineSchema),
  /** Of a correction: what is added. */
  net: v.pipe(v.number(), v.safeInteger('not-an-amount')),
  /** Of a correction: the number of the invoice, and what the lines were. */
  corrects: v.nullable(v.object({ number: v.string(), lines: v.array(InvoiceLineSchema) })),
})
export type Share = v.InferOutput<typeof ShareSchema>

export const financeShape = { singles: {}, records: { invoice: InvoiceSchema, share: ShareSchema } } as const
type FinanceShape = typeof financeShape

/** In the main account the invoices whole, in a sub-account its shares. */
export type Finance = ContentOf<FinanceShape>
export type FinanceChange = ChangeOf<FinanceShape>
export const emptyFinance = (): Writable<Finance> => emptyContent(financeShape)

export interface FinanceTypes extends KindTypes {
  readonly content: Finance
  readonly write: WriteOf<FinanceShape>
  readonly change: FinanceChange
  readonly refusal: KernelRefusal
  readonly history: 'invoices'
  /** The operator wrote it. */
  readonly obstacle: 'happened'
}

/** Everything about one mutation of the finance section: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<FinanceTypes>()

export const { put } = writerOf(financeShape)
