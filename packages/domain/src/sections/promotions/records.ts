import * as v from 'valibot'
import { CalendarDateSchema } from '../../kernel/calendar-date.ts'
import { PromotionIdSchema } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { NameSchema } from '../../kernel/text.ts'
import { PersonSchema, TimeSchema } from '../board/records.ts'

const { discountMax, nightsMinMax, roomsMax } = limits.promotions

const wholeNumber = (min: number, max: number) =>
  v.pipe(v.number(), v.safeInteger('not-a-number'), v.minValue(min, 'too-small'), v.maxValue(max, 'too-large'))

/** What people say of a promotion, besides its rooms. Days are inclusive; null: without an end. */
export const promotionArguments = {
  name: NameSchema,
  /** Of the price, per mille. */
  discount: wholeNumber(1, discountMax),
  bookFrom: CalendarDateSchema,
  bookUntil: v.nullable(CalendarDateSchema),
  stayFrom: CalendarDateSchema,
  stayUntil: v.nullable(CalendarDateSchema),
  nightsMin: wholeNumber(1, nightsMinMax),
} as const
export const promotionFields = Object.keys(promotionArguments) as readonly (keyof typeof promotionArguments)[]
export type PromotionField = (typeof promotionFields)[number]

/** Types of rooms as people call them, as a reservation does. */
export const RoomListSchema = v.pipe(v.array(NameSchema), v.maxLength(roomsMax, 'too-many'))

const moment = v.object({ at: TimeSchema, by: v.nullable(PersonSchema) })

export const PromotionSchema = v.object({
  id: PromotionIdSchema,
  name: v.string(),
  discount: v.number(),
  bookFrom: CalendarDateSchema,
  bookUntil: v.nullable(CalendarDateSchema),
  stayFrom: CalendarDateSchema,
  stayUntil: v.nullable(CalendarDateSchema),
  nightsMin: v.number(),
  /** Empty: all. */
  rooms: v.array(v.string()),
  made: moment,
  changed: moment,
  /** Ended by a person before its last day: from this day on nothing is booked with it. */
  ended: v.nullable(v.object({ ...moment.entries, on: CalendarDateSchema })),
})
export type Promotion = v.InferOutput<typeof PromotionSchema>

/** S18: how a promotion is used, counted in the reservations: no guests, no prices. Cancelled ones count only as such. */
export const PromotionUseSchema = v.object({
  id: PromotionIdSchema,
  reservations: v.number(),
  nights: v.number(),
  cancelled: v.number(),
  /** By the day on which they were made, in order. */
  days: v.array(v.object({ date: CalendarDateSchema, reservations: v.number() })),
})
export type PromotionUse = v.InferOutput<typeof PromotionUseSchema>
