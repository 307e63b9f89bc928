import * as v from 'valibot'
import type { InvoiceLine } from '../../billing/month-lines.ts'
import { MonthSchema } from '../../billing/month.ts'
import { priceSubjects } from '../../billing/price-list.ts'
import { VatRateSchema } from '../../billing/vat.ts'
import { Sha256Schema } from '../../kernel/attachment.ts'
import { CalendarDateSchema } from '../../kernel/calendar-date.ts'
import { AccountIdSchema, InvoiceIdSchema, OrganizationIdSchema } from '../../kernel/ids.ts'
import { PostalAddressSchema } from '../billing/records.ts'

const whole = v.pipe(v.number(), v.safeInteger('not-an-amount'))
const time = v.pipe(v.number(), v.safeInteger('not-a-time'), v.minValue(0, 'not-a-time'))

const PartySchema = v.object({ name: v.string(), taxId: v.string(), address: PostalAddressSchema })
export type Party = v.InferOutput<typeof PartySchema>

export const InvoiceLineSchema: v.GenericSchema<unknown, InvoiceLine> = v.object({
  accountId: AccountIdSchema,
  subject: v.picklist(priceSubjects),
  of: v.nullable(v.string()),
  name: v.string(),
  quantity: v.variant('unit', [
    v.object({ unit: v.literal('months'), days: whole, daysInMonth: whole }),
    v.object({ unit: v.literal('pieces'), count: whole }),
    v.object({ unit: v.literal('amount'), grosz: whole }),
  ]),
  price: whole,
  rate: VatRateSchema,
  net: whole,
})

/** An account as it was when the month ended, in the order of the comb's teeth. */
export const InvoiceAccountSchema = v.object({
  id: AccountIdSchema,
  name: v.string(),
  kind: v.picklist(['main', 'sub']),
  /** Identifiers. */
  units: v.array(v.string()),
})
export type InvoiceAccount = v.InferOutput<typeof InvoiceAccountSchema>

const sums = { net: whole, vat: whole, gross: whole }

/** What a correction corrects: the invoice, why, and what its lines were. */
export const CorrectsSchema = v.object({
  invoiceId: InvoiceIdSchema,
  number: v.string(),
  issuedOn: CalendarDateSchema,
  /** The number that KSeF gave the invoice, where it had one by then. */
  ksefNumber: v.nullable(v.string()),
  reason: v.string(),
  lines: v.array(InvoiceLineSchema),
})

/** What an invoice says. It never changes: `sha256` of the record is the digest of exactly this (`invoiceText`). */
export const InvoiceContentSchema = v.object({
  number: v.string(),
  month: MonthSchema,
  organizationId: OrganizationIdSchema,
  issuedOn: CalendarDateSchema,
  dueOn: CalendarDateSchema,
  place: v.string(),
  seller: PartySchema,
  buyer: PartySchema,
  bankAccount: v.string(),
  exemption: v.nullable(v.string()),
  accounts: v.array(InvoiceAccountSchema),
  /** Of a correction: as they should have been. */
  lines: v.array(InvoiceLineSchema),
  /** Of a correction: what is added to the tax, negative where it goes down. */
  vat: v.array(v.object({ rate: VatRateSchema, ...sums })),
  total: v.object(sums),
  /** Null for an invoice. */
  corrects: v.nullable(CorrectsSchema),
})
export type InvoiceContent = v.InferOutput<typeof InvoiceContentSchema>

/** The number that KSeF gives an invoice. The operator enters it; sending it there is not ours. */
export const KsefNumberSchema = v.pipe(
  v.string(),
  v.transform((text) => text.trim().toUpperCase()),
  v.regex(/^\d{10}-20\d{6}-[0-9A-F]{6}-?[0-9A-F]{6}-[0-9A-F]{2}$/, 'not-a-ksef-number'),
)

export const InvoiceSchema = v.object({
  id: InvoiceIdSchema,
  content: InvoiceContentSchema,
  sha256: Sha256Schema,
  issuedAt: time,
  /** The name of the operator. */
  issuedBy: v.string(),
  /** Null: not paid yet. */
  paidOn: v.nullable(CalendarDateSchema),
  ksefNumber: v.nullable(v.string()),
})
export type Invoice = v.InferOutput<typeof InvoiceSchema>

/** The text whose SHA-256 an invoice carries: its content with the fields in their fixed order. */
export const invoiceText = (content: InvoiceContent): string => JSON.stringify(v.parse(InvoiceContentSchema, content))
