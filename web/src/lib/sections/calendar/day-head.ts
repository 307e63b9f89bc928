import { momentOf, partsOf, timeZone, type CalendarDate } from '@kontor/domain'
import { dayAndMonth } from '#lib/format/date.ts'
import { getLocale } from '#lib/paraglide/runtime.js'

const weekdays = {
  pl: new Intl.DateTimeFormat('pl', { weekday: 'short', timeZone }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone }),
}

/** `sob` */
export const weekdayHead = (date: CalendarDate): string =>
  weekdays[getLocale()].format(momentOf(date, 12)).replace(/\.$/, '')

/** The day, with its month where that begins or where the first column is: `1 gru`. */
export const dayHead = (date: CalendarDate, isFirst: boolean): string => {
  const { day } = partsOf(date)
  return day === 1 || isFirst ? dayAndMonth(momentOf(date), getLocale()) : String(day)
}
