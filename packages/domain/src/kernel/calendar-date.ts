import { dayMs, hourMs } from './durations.ts'
import * as v from 'valibot'
import { assert } from './assert.ts'
import { timeZone } from './time-zone.ts'

/** A day of the calendar, as `2026-11-27`, without a time of day. Two of them compare as text. */
export type CalendarDate = v.InferOutput<typeof CalendarDateSchema>

const pattern = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/
const [yearMin, yearMax] = [2000, 2100]

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Midnight in UTC of the day with these parts; February 30 becomes March 2, as `Date` has it. */
const utcOf = ({ year, month, day }: Parts): number => Date.UTC(year, month - 1, day)

const textOf = (utc: number): string => new Date(utc).toISOString().slice(0, 10)

const partsIn = (text: string): Parts | null => {
  const groups = pattern.exec(text)?.groups
  return groups === undefined
    ? null
    : { year: Number(groups['year']), month: Number(groups['month']), day: Number(groups['day']) }
}

/** A day that does not exist, as February 30, is not a date; nor is a year that no work is planned for. */
export const CalendarDateSchema = v.pipe(
  v.string(),
  v.check((text) => {
    const parts = partsIn(text)
    return parts !== null && parts.year >= yearMin && parts.year <= yearMax && textOf(utcOf(parts)) === text
  }, 'not-a-date'),
  v.brand('CalendarDate'),
)

export const partsOf = (date: CalendarDate): Parts => {
  const parts = partsIn(date)
  assert(parts, `${date} is no date`)
  return parts
}

/** @example calendarDate(2026, 11, 27) === '2026-11-27' */
export const calendarDate = (year: number, month: number, day: number): CalendarDate =>
  textOf(utcOf({ year, month, day })) as CalendarDate

/** So many days later, or earlier when negative. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  textOf(utcOf(partsOf(date)) + days * dayMs) as CalendarDate

/** How many days lie between two dates; negative when the second is the earlier one. */
export const daysBetweenDates = (from: CalendarDate, to: CalendarDate): number =>
  (utcOf(partsOf(to)) - utcOf(partsOf(from))) / dayMs

/** 0 is Sunday. */
export const weekdayOf = (date: CalendarDate): number => new Date(utcOf(partsOf(date))).getUTCDay()

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hourCycle: 'h23',
  ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
})

/** By the hour of UTC: the clock changes at full hours, and a board asks for the same days again and again. */
const knownOffsets = new Map<number, number>()
const knownOffsetsMax = 20_000

/** How far the product's time zone is ahead of UTC at a moment, in milliseconds. */
const offsetAt = (at: number): number => {
  const hour = Math.floor(at / hourMs)
  const known = knownOffsets.get(hour)
  if (known !== undefined) return known
  const offset = computedOffset(at)
  if (knownOffsets.size >= knownOffsetsMax) knownOffsets.clear()
  knownOffsets.set(hour, offset)
  return offset
}

const computedOffset = (at: number): number => {
  const parts: Partial<Record<string, number>> = {}
  for (const { type, value } of clock.formatToParts(at)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

/** The day of a moment, in the product's time zone. */
export const dateAt = (at: number): CalendarDate => textOf(at + offsetAt(at)) as CalendarDate

/** The moment at which a day reaches this hour, in the product's time zone. Hour 0 is its beginning, hour 24 its end. */
export const momentOf = (date: CalendarDate, hour = 0): number => {
  const local = utcOf(partsOf(date)) + hour * hourMs
  const estimate = local - offsetAt(local)
  return local - offsetAt(estimate)
}
