import { type Month, monthOf } from '../../billing/month.ts'
import { addDays, type CalendarDate, daysBetweenDates, weekdayOf } from '../../kernel/calendar-date.ts'
import type { RatePlanId, RoomTypeId } from '../../kernel/ids.ts'
import type { Days } from './records.ts'

export const nightsId = (roomTypeId: RoomTypeId, month: Month): string => `${roomTypeId}.${month}`

export const pricesId = (roomTypeId: RoomTypeId, ratePlanId: RatePlanId, month: Month): string =>
  `${roomTypeId}.${ratePlanId}.${month}`

/** The place of a day in the list of its month. */
export const placeIn = (date: CalendarDate): number => Number(date.slice(8)) - 1

export const dateIn = (month: Month, place: number): CalendarDate =>
  `${month}-${String(place + 1).padStart(2, '0')}` as CalendarDate

/** The value of a day; null: not set. */
export const valueOn = (days: Days | undefined, date: CalendarDate): number | null => days?.[placeIn(date)] ?? null

/** The same list with other values at these places, without empty days at its end. */
export const withValues = (days: Days, values: ReadonlyMap<number, number | null>): Days => {
  const length = Math.max(days.length, ...[...values.keys()].map((place) => place + 1))
  const changed = Array.from({ length }, (_, place) => {
    const value = values.get(place)
    return value === undefined ? (days[place] ?? null) : value
  })
  while (changed.length > 0 && changed.at(-1) === null) changed.pop()
  return changed
}

export const areSameDays = (one: Days, other: Days): boolean =>
  one.length === other.length && one.every((value, place) => value === other[place])

/** Both days included. */
export const datesBetween = (from: CalendarDate, to: CalendarDate): readonly CalendarDate[] =>
  Array.from({ length: Math.max(daysBetweenDates(from, to) + 1, 0) }, (_, place) => addDays(from, place))

/** The nights of a range, of these weekdays alone where some are named; 0 is Sunday. */
export const nightsIn = (
  from: CalendarDate,
  to: CalendarDate,
  weekdays: readonly number[] | undefined,
): readonly CalendarDate[] =>
  datesBetween(from, to).filter((date) => weekdays === undefined || weekdays.includes(weekdayOf(date)))

/** The places of days, by their month. */
export const placesByMonth = (dates: readonly CalendarDate[]): ReadonlyMap<Month, readonly number[]> => {
  const months = new Map<Month, number[]>()
  for (const date of dates) {
    const month = monthOf(date)
    const places = months.get(month)
    if (places === undefined) months.set(month, [placeIn(date)])
    else places.push(placeIn(date))
  }
  return months
}
