import * as v from 'valibot'
import { addDays, type CalendarDate, calendarDate, dateAt, momentOf, partsOf } from '../kernel/calendar-date.ts'

/** A month of the calendar, as `2026-11`. Two of them compare as text. */
export const MonthSchema = v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'not-a-month'), v.brand('Month'))
export type Month = v.InferOutput<typeof MonthSchema>

export const monthOf = (date: CalendarDate): Month => date.slice(0, 7) as Month

/** The days of a month, in order. */
export const daysOfMonth = (month: Month): readonly CalendarDate[] => {
  const days: CalendarDate[] = []
  for (let day = firstDayOf(month); monthOf(day) === month; day = addDays(day, 1)) days.push(day)
  return days
}

export const firstDayOf = (month: Month): CalendarDate => `${month}-01` as CalendarDate

/** @example addMonths('2026-11', 2) === '2027-01' */
export const addMonths = (month: Month, months: number): Month => {
  const { year, month: number } = partsOf(firstDayOf(month))
  const counted = year * 12 + number - 1 + months
  return monthOf(calendarDate(Math.floor(counted / 12), (counted % 12) + 1, 1))
}

/** The moments, in the product's time zone, at which a month begins and at which the next one does. */
export const momentsOf = (month: Month): { readonly from: number; readonly to: number } => ({
  from: momentOf(firstDayOf(month)),
  to: momentOf(firstDayOf(addMonths(month, 1))),
})

/** The month is over, and its amounts change no more. */
export const isOver = (month: Month, now: number): boolean => monthOf(dateAt(now)) > month
