import * as v from 'valibot'
import type { Month } from '../../../billing/month.ts'
import { CalendarDateSchema } from '../../../kernel/calendar-date.ts'
import { RatePlanIdSchema, type RoomTypeId, RoomTypeIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { MinStaySchema, NightPriceSchema, RoomsToSellSchema, WeekdaysSchema } from '../arguments.ts'
import type { Calendar, CalendarWrite } from '../calendar.ts'
import { nightsIn, placesByMonth } from '../days.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseRange, refuseUnknown } from '../guards.ts'
import type { CalendarRefusal } from '../refusal.ts'
import { isPutBackInOne, runsBack } from '../runs-back.ts'
import { type NewValues, writeNights, writePrices } from '../write-days.ts'

const { roomTypesMax, ratePlansMax, nightsAtOnceMax } = limits.calendar

const setNightsArguments = v.object({
  roomTypeIds: v.pipe(v.array(RoomTypeIdSchema), v.minLength(1, 'empty'), v.maxLength(roomTypesMax, 'too-many')),
  /** Both nights included. */
  from: CalendarDateSchema,
  to: CalendarDateSchema,
  /** Of these weekdays alone; 0 is Sunday. */
  weekdays: v.optional(WeekdaysSchema),
  /** Null: all rooms of the type. */
  rooms: v.optional(v.nullable(RoomsToSellSchema)),
  /** Null: any number of nights. */
  minStay: v.optional(v.nullable(MinStaySchema)),
  closed: v.optional(v.boolean()),
  /** Null: this plan does not sell these nights. */
  prices: v.optional(
    v.pipe(
      v.array(v.object({ ratePlanId: RatePlanIdSchema, price: v.nullable(NightPriceSchema) })),
      v.maxLength(ratePlansMax, 'too-many'),
    ),
    [],
  ),
})
type Arguments = v.InferOutput<typeof setNightsArguments>

/** Sets what is there for the nights of a range, of one or more room types; what is absent stays as it is. */
export const setNights = defineMutation({
  arguments: setNightsArguments,
  who: 'members',
  history: 'nights',
  run: (calendar, args, { now }) => {
    const { roomTypeIds, from, to, weekdays, prices } = args
    const unknown = refuseUnknown(
      calendar,
      roomTypeIds,
      prices.map(({ ratePlanId }) => ratePlanId),
    )
    const refusal = unknown ?? refuseRange(from, to, now) ?? refuseNothing(args) ?? refuseRooms(calendar, args)
    if (refusal !== null) return refusal
    const dates = nightsIn(from, to, weekdays)
    if (dates.length === 0) return { code: 'no-such-nights', from, to }
    const types = [...new Set(roomTypeIds)]
    const nights = dates.length * types.length
    if (nights > nightsAtOnceMax) return { code: 'too-many-nights-at-once', nights, max: nightsAtOnceMax }
    const months = [...placesByMonth(dates)]
    return types.flatMap((type) => months.flatMap(([month, places]) => writesIn(calendar, type, month, places, args)))
  },
  undo: {
    mutations: (changes, calendar) => {
      const runs = runsBack(changes, calendar)
      return runs.length > 0 && isPutBackInOne(runs) ? [{ name: 'putNightsBack', args: { runs } }] : []
    },
  },
})

const writesIn = (
  calendar: Calendar,
  roomTypeId: RoomTypeId,
  month: Month,
  places: readonly number[],
  { rooms, minStay, closed, prices }: Arguments,
): readonly CalendarWrite[] => {
  const all = (value: number | null): NewValues => new Map(places.map((place) => [place, value]))
  const values = {
    ...(rooms === undefined ? {} : { rooms: all(rooms) }),
    ...(minStay === undefined ? {} : { minStay: all(minStay) }),
    ...(closed === undefined ? {} : { closed: all(closed ? 1 : null) }),
  }
  // Of one plan that is named twice, the last price counts.
  const byPlan = new Map(prices.map(({ ratePlanId, price }) => [ratePlanId, price]))
  return [
    ...writeNights(calendar, roomTypeId, month, values),
    ...[...byPlan].flatMap(([ratePlanId, price]) =>
      writePrices(calendar, { roomTypeId, ratePlanId, month }, all(price)),
    ),
  ]
}

const refuseNothing = ({ rooms, minStay, closed, prices }: Arguments): CalendarRefusal | null =>
  rooms === undefined && minStay === undefined && closed === undefined && prices.length === 0
    ? { code: 'nothing-to-set' }
    : null

const refuseRooms = ({ roomType }: Calendar, { roomTypeIds, rooms }: Arguments): CalendarRefusal | null => {
  if (rooms === undefined || rooms === null) return null
  const small = roomTypeIds.flatMap((id) => roomType.get(id) ?? []).find((type) => type.rooms < rooms)
  return small === undefined ? null : { code: 'more-rooms-than-there-are', name: small.name, rooms: small.rooms }
}
