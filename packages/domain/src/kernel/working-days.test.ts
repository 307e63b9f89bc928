import { expect, test } from 'vitest'
import { addDays, type CalendarDate, calendarDate, momentOf } from './calendar-date.ts'
import { addWorkingDays, addWorkingHours, easterOf, isPublicHoliday, isWorkingDay } from './working-days.ts'

const date = (text: string) => text as CalendarDate

const holidaysOf = (year: number): readonly CalendarDate[] => {
  const found: CalendarDate[] = []
  for (let day = calendarDate(year, 1, 1); day.startsWith(`${year}`); day = addDays(day, 1)) {
    if (isPublicHoliday(day)) found.push(day)
  }
  return found
}

test('[DOMAIN] Easter falls on its published dates', () => {
  const published = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25', '2100-03-28']
  expect(published.map((day) => easterOf(Number(day.slice(0, 4))))).toEqual(published)
})

test('[DOMAIN] 2026 has these fourteen public holidays', () => {
  expect(holidaysOf(2026)).toEqual([
    ...['2026-01-01', '2026-01-06', '2026-04-05', '2026-04-06', '2026-05-01', '2026-05-03', '2026-05-24'],
    ...['2026-06-04', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-24', '2026-12-25', '2026-12-26'],
  ])
})

test('[DOMAIN] 24 December is free since 2025', () => {
  expect([2023, 2024, 2025, 2026].map((year) => isPublicHoliday(calendarDate(year, 12, 24)))).toEqual([
    ...[false, false, true, true],
  ])
})

test('[DOMAIN] Saturdays, Sundays and holidays are no working days', () => {
  const days = ['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-11-11', '2026-06-04']
  expect(days.map((day) => isWorkingDay(date(day)))).toEqual([true, false, false, true, false, false])
})

test('[DOMAIN] working days are counted past weekends and holidays', () => {
  expect(addWorkingDays(date('2026-11-27'), 1)).toBe('2026-11-30')
  expect(addWorkingDays(date('2026-11-28'), 1)).toBe('2026-11-30')
  // Thursday 24, Friday 25 and Saturday 26 December are holidays.
  expect(addWorkingDays(date('2026-12-23'), 1)).toBe('2026-12-28')
  expect(addWorkingDays(date('2026-12-23'), 5)).toBe('2027-01-04')
  expect(addWorkingDays(date('2026-11-27'), 0)).toBe('2026-11-27')
})

test.each([
  ['within a day', '2026-11-27', 8, 6, '2026-11-27', 14],
  ['up to the end of a day', '2026-11-27', 10, 6, '2026-11-27', 16],
  ['over a weekend', '2026-11-27', 15, 6, '2026-11-30', 13],
  ['from before the working hours', '2026-11-27', 5, 6, '2026-11-27', 14],
  ['from the evening', '2026-11-26', 22, 6, '2026-11-27', 14],
  ['from a Sunday', '2026-11-29', 12, 1, '2026-11-30', 9],
  ['from the last moment of a day', '2026-11-27', 16, 1, '2026-11-30', 9],
  ['over several days and Christmas', '2026-12-23', 12, 10, '2026-12-28', 14],
  ['over the change of the clock', '2026-03-27', 14, 6, '2026-03-30', 12],
])('[DOMAIN] working hours are counted %s', (_what, day, hour, hours, endDay, endHour) => {
  expect(addWorkingHours(momentOf(date(day), hour), hours)).toBe(momentOf(date(endDay), endHour))
})
