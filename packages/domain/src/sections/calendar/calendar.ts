import type { ChangeOf } from '../../kernel/change.ts'
import { type ContentOf, emptyContent, type Writable } from '../../kernel/record.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import { NightsSchema, PricesSchema, RatePlanSchema, RoomTypeSchema, TakenSchema } from './records.ts'

/** What the calendar of one account holds. */
export const calendarShape = {
  singles: {},
  records: {
    roomType: RoomTypeSchema,
    ratePlan: RatePlanSchema,
    nights: NightsSchema,
    prices: PricesSchema,
    taken: TakenSchema,
  },
} as const
type CalendarShape = typeof calendarShape

export type Calendar = ContentOf<CalendarShape>
export type WritableCalendar = Writable<Calendar>
export type CalendarWrite = WriteOf<CalendarShape>
export type CalendarChange = ChangeOf<CalendarShape>

export const emptyCalendar = (): WritableCalendar => emptyContent(calendarShape)

export const { put, remove } = writerOf(calendarShape)

interface Placed {
  readonly place: number
}

/** Room types or rate plans in the order of the screens. */
export const inPlaces = <R extends Placed>(records: ReadonlyMap<string, R>): readonly R[] =>
  [...records.values()].sort((one, other) => one.place - other.place)
