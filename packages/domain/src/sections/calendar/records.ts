import * as v from 'valibot'
import { MonthSchema } from '../../billing/month.ts'
import { RatePlanIdSchema, RoomTypeIdSchema } from '../../kernel/ids.ts'

export const RoomTypeSchema = v.object({
  id: RoomTypeIdSchema,
  name: v.string(),
  /** How many rooms of this type the property has. */
  rooms: v.number(),
  /** In the order of the screens, from 0. */
  place: v.number(),
})
export type RoomType = v.InferOutput<typeof RoomTypeSchema>

export const RatePlanSchema = v.object({ id: RatePlanIdSchema, name: v.string(), place: v.number() })
export type RatePlan = v.InferOutput<typeof RatePlanSchema>

/** One value for each day of a month, from the first; null, or past the end of the list: not set. */
const DaysSchema = v.array(v.nullable(v.number()))
export type Days = v.InferOutput<typeof DaysSchema>

/**
 * The nights of one room type in one month. A night belongs to the day on which it begins. A record for each type and
 * month keeps 500 nights of 20 types in a few hundred records, and a change of a whole season in a few writes.
 */
export const NightsSchema = v.object({
  /** `<roomTypeId>.<month>` */
  id: v.string(),
  roomTypeId: RoomTypeIdSchema,
  month: MonthSchema,
  /** Rooms to sell; not set: all rooms of the type. */
  rooms: DaysSchema,
  minStay: DaysSchema,
  /** 1: closed for sale. */
  closed: DaysSchema,
})
export type Nights = v.InferOutput<typeof NightsSchema>

/** What the nights of one room type cost in one rate plan and month, in grosz. */
export const PricesSchema = v.object({
  /** `<roomTypeId>.<ratePlanId>.<month>` */
  id: v.string(),
  roomTypeId: RoomTypeIdSchema,
  ratePlanId: RatePlanIdSchema,
  month: MonthSchema,
  prices: DaysSchema,
})
export type Prices = v.InferOutput<typeof PricesSchema>

/** S18: how many rooms of a type reservations take in the nights of a month. Counts alone: no guests. */
export const TakenSchema = v.object({
  /** `<roomTypeId>.<month>` */
  id: v.string(),
  roomTypeId: RoomTypeIdSchema,
  month: MonthSchema,
  taken: v.array(v.number()),
})
export type Taken = v.InferOutput<typeof TakenSchema>
