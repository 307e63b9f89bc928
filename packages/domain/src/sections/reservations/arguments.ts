import * as v from 'valibot'
import { PromotionIdSchema } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { EmailSchema, NameSchema, PhoneSchema, textSchema } from '../../kernel/text.ts'
import { reservationSources } from './records.ts'

const { amountMax, guestsMax, remarksLengthMax } = limits.reservations

const wholeNumber = (min: number, max: number) =>
  v.pipe(v.number(), v.safeInteger('not-a-number'), v.minValue(min, 'too-small'), v.maxValue(max, 'too-large'))

/** Grosz. */
export const AmountSchema = wholeNumber(0, amountMax)

/** What people say of a reservation, besides its dates. */
export const reservationArguments = {
  name: NameSchema,
  phone: v.nullable(PhoneSchema),
  email: v.nullable(EmailSchema),
  roomType: NameSchema,
  adults: wholeNumber(1, guestsMax),
  children: wholeNumber(0, guestsMax),
  price: AmountSchema,
  /** Per mille. */
  commission: wholeNumber(0, 1000),
  source: v.picklist(reservationSources),
  promotion: v.nullable(v.object({ id: PromotionIdSchema, name: NameSchema })),
  remarks: textSchema(remarksLengthMax),
} as const
