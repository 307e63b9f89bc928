import { dayMs, timeZone } from '@kontor/domain'
import { wallClock } from './wall-clock.ts'

const made = new Map<string, Intl.DateTimeFormat>()

/** Making a format is slow, using one is quick; a list uses the same one a thousand times. English goes day first, as Polish does. */
const format = (locale: string, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale} ${kind}`
  const known = made.get(key)
  if (known !== undefined) return known
  const formatter = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone })
  made.set(key, formatter)
  return formatter
}

/** `18 lis 2026` */
export const shortDate = (time: number, locale: string): string =>
  format(locale, 'short', { day: 'numeric', month: 'short', year: 'numeric' }).format(time)

/** `18 lis` */
export const dayAndMonth = (time: number, locale: string): string =>
  format(locale, 'day-month', { day: 'numeric', month: 'short' }).format(time)

/** `18 listopada 2026` */
export const longDate = (time: number, locale: string): string =>
  format(locale, 'long', { day: 'numeric', month: 'long', year: 'numeric' }).format(time)

/** `środa, 18 listopada 2026` */
export const fullDate = (time: number, locale: string): string =>
  format(locale, 'full', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(time)

/** `13:51` */
export const timeOfDay = (time: number, locale: string): string =>
  format(locale, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time)

/** `18 listopada 2026, 13:51 CET`: a deadline, which a reader elsewhere must not take for the own clock's time. */
export const dateAndTime = (time: number, locale: string): string =>
  `${longDate(time, locale)}, ${format(locale, 'minute', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' }).format(time)}`

/** `18 listopada 2026, 13:51:07 CET` */
export const exactTime = (time: number, locale: string): string =>
  `${longDate(time, locale)}, ${format(locale, 'exact', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'short' }).format(time)}`

/** `2026-11-18`: for files, which programs read. */
export const isoDate = (time: number): string => wallClock(time).toISOString().slice(0, 10)

/** `2026-11-18 13:51` */
export const isoTime = (time: number): string => isoSecond(time).slice(0, 16)

/** `2026-11-18 13:51:07` */
export const isoSecond = (time: number): string => wallClock(time).toISOString().slice(0, 19).replace('T', ' ')

/** Whole days of the calendar from one time to another; a day on which the clocks change counts as one too. */
export const daysBetween = (from: number, to: number): number => {
  const midnight = (time: number): number => wallClock(time).setUTCHours(0, 0, 0, 0)
  return Math.round((midnight(to) - midnight(from)) / dayMs)
}
