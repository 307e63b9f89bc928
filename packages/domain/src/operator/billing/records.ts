import * as v from 'valibot'
import { IbanSchema } from '../../billing/iban.ts'
import { OrganizationIdSchema } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { NameSchema, NipSchema } from '../../kernel/text.ts'

/** Two lines of an address in Poland: street and number, postal code and place. */
const line = v.pipe(NameSchema, v.maxLength(limits.billing.addressLineLengthMax, 'too-long'))
export const PostalAddressSchema = v.object({ street: line, place: line })
export type PostalAddress = v.InferOutput<typeof PostalAddressSchema>

/** What the numbers of invoices begin with. */
export const SeriesSchema = v.pipe(
  v.string(),
  v.transform((text) => text.trim().toUpperCase()),
  v.regex(/^[A-Z][A-Z0-9-]{0,11}$/, 'not-a-series'),
)

/** The operator as a seller, and how customers pay. An invoice keeps those of the moment when it was issued. */
export const termsFields = {
  seller: v.object({ name: NameSchema, taxId: NipSchema, address: PostalAddressSchema }),
  /** Where invoices are issued. */
  place: NameSchema,
  bankAccount: IbanSchema,
  series: SeriesSchema,
  /** Days from the day of issue. */
  paymentDays: v.pipe(
    v.number(),
    v.safeInteger('not-a-count'),
    v.minValue(0, 'not-a-count'),
    v.maxValue(limits.billing.paymentDaysMax, 'too-large'),
  ),
  /** The provision that lines with the rate `exempt` are exempt by; null: there are none. */
  exemption: v.nullable(NameSchema),
} as const
export const BillingTermsSchema = v.object({ id: v.literal('terms'), ...termsFields })
export type BillingTerms = v.InferOutput<typeof BillingTermsSchema>

/** The address of an organisation's legal entity, which the directory does not have. */
export const BuyerSchema = v.object({ id: OrganizationIdSchema, address: PostalAddressSchema })
export type Buyer = v.InferOutput<typeof BuyerSchema>
