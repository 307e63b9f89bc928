import { isoDate } from '#lib/format/date.ts'

/** A day of the calendar, as a date input writes it: `2026-11-20`. */
export type DayText = string

const form = /^(\d{4})-(\d{2})-(\d{2})$/

/** Null for whatever is no day. */
export const dayOf = (text: string | null): DayText | null => (text !== null && startOfDay(text) !== null ? text : null)

/** The first millisecond of the day, in the place where the browser is; null when the text is no day. */
export const startOfDay = (text: DayText): number | null => {
  const [, year = '', month = '', day = ''] = form.exec(text) ?? []
  const date = new Date(Number(year), Number(month) - 1, Number(day))
  return year !== '' && dayText(date.getTime()) === text ? date.getTime() : null
}

/** The last millisecond of the day. Where the clocks change, a day has another length than others. */
export const endOfDay = (text: DayText): number | null => {
  const start = startOfDay(text)
  if (start === null) return null
  const date = new Date(start)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime() - 1
}

export const dayText = (time: number): DayText => isoDate(time)
