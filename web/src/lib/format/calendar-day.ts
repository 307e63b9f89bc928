import { isoDate } from './date.ts'
import { midnightOf } from './wall-clock.ts'

/** A day of the calendar, as addresses and calls write it: `2026-11-20`. */
export type DayText = string

const form = /^(\d{4})-(\d{2})-(\d{2})$/

/** Null for any text that is not a day. */
export const dayOf = (text: string | null): DayText | null => (text !== null && startOfDay(text) !== null ? text : null)

/** The first millisecond of the day in the zone of the product; null when the text is not a day. */
export const startOfDay = (text: DayText): number | null => {
  const [, year = '', month = '', day = ''] = form.exec(text) ?? []
  if (year === '') return null
  const start = midnightOf(Number(year), Number(month), Number(day))
  return dayText(start) === text ? start : null
}

/** The last millisecond of the day. A day on which the clocks change is shorter or longer than others. */
export const endOfDay = (text: DayText): number | null => {
  const [, year, month, day] = form.exec(text) ?? []
  return startOfDay(text) === null ? null : midnightOf(Number(year), Number(month), Number(day) + 1) - 1
}

export const dayText = (time: number): DayText => isoDate(time)
