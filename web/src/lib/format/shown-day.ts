import { getLocale } from '#lib/paraglide/runtime.js'
import { startOfDay, type DayText } from './calendar-day.ts'
import { shortDate } from './date.ts'

/** A day of the calendar as people read it; a text that is none stays as it is. */
export const shownDay = (day: DayText): string => {
  const start = startOfDay(day)
  return start === null ? day : shortDate(start, getLocale())
}
