import { expect, test } from 'vitest'
import {
  addDays,
  type CalendarDate,
  CalendarDateSchema,
  dateAt,
  daysBetweenDates,
  momentOf,
  weekdayOf,
} from './calendar-date.ts'
import { fieldProblem } from './field-problem.ts'

const date = (text: string) => text as CalendarDate

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2025-02-29',
  '26-01-01',
  '2026-1-1',
  '1999-12-31',
  '2101-01-01',
  '',
])('[DOMAIN] %s is not a date', (text) => expect(fieldProblem(CalendarDateSchema, text)).toBe('not-a-date'))

test('[DOMAIN] leap days and the bounds of the years are dates', () => {
  const dates = ['2024-02-29', '2028-02-29', '2000-01-01', '2100-12-31']
  expect(dates.map((text) => fieldProblem(CalendarDateSchema, text))).toEqual([null, null, null, null])
})

test('[DOMAIN] days are counted over months, years and changes of the clock', () => {
  expect(addDays(date('2026-03-28'), 2)).toBe('2026-03-30')
  expect(addDays(date('2026-01-01'), -1)).toBe('2025-12-31')
  expect(weekdayOf(date('2026-11-27'))).toBe(5)
  const between = (from: string, to: string) => daysBetweenDates(date(from), date(to))
  expect([between('2026-03-28', '2026-03-30'), between('2026-12-31', '2027-01-01')]).toEqual([2, 1])
  expect([between('2026-11-27', '2026-11-27'), between('2026-11-27', '2026-11-26')]).toEqual([0, -1])
})

test('[DOMAIN] a day begins and ends at midnight in Warsaw, in summer, in winter, and when the clock changes', () => {
  expect(new Date(momentOf(date('2026-07-01'))).toISOString()).toBe('2026-06-30T22:00:00.000Z')
  expect(new Date(momentOf(date('2026-11-27'), 16)).toISOString()).toBe('2026-11-27T15:00:00.000Z')
  const hours = (day: string) => (momentOf(date(day), 24) - momentOf(date(day))) / 3_600_000
  expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-27')]).toEqual([23, 25, 24])
})

test('[DOMAIN] a moment belongs to the day that Warsaw has then', () => {
  expect(dateAt(Date.parse('2026-06-30T22:00:00Z'))).toBe('2026-07-01')
  expect(dateAt(Date.parse('2026-06-30T21:59:59.999Z'))).toBe('2026-06-30')
  expect(dateAt(Date.parse('2026-12-31T23:30:00Z'))).toBe('2027-01-01')
  for (const day of ['2026-03-29', '2026-10-25', '2026-11-27']) {
    expect([dateAt(momentOf(date(day))), dateAt(momentOf(date(day), 24) - 1)]).toEqual([day, day])
  }
})
