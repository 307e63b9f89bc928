import { hourMs } from './durations.ts'
import { addDays, type CalendarDate, calendarDate, dateAt, momentOf, partsOf, weekdayOf } from './calendar-date.ts'

/**
 * Working days and hours of the Polish calendar: not Saturdays, Sundays, nor the public holidays of the act of 18 January
 * 1951, of which 24 December is one since 2025.
 */

/** The hours of a working day in which working hours are counted. */
export const workingHours = { from: 8, to: 16 } as const

export const isWorkingDay = (date: CalendarDate): boolean => {
  const weekday = weekdayOf(date)
  return weekday !== 0 && weekday !== 6 && !isPublicHoliday(date)
}

export const isPublicHoliday = (date: CalendarDate): boolean => {
  const { year, month, day } = partsOf(date)
  if (fixedHolidays.has(`${month}-${day}`)) return true
  if (month === 12 && day === 24) return year >= 2025
  return daysAfterEaster.some((days) => addDays(easterOf(year), days) === date)
}

const fixedHolidays: ReadonlySet<string> = new Set([
  '1-1',
  '1-6',
  '5-1',
  '5-3',
  '8-15',
  '11-1',
  '11-11',
  '12-25',
  '12-26',
])

/** Easter Sunday and Monday, Pentecost, Corpus Christi. */
const daysAfterEaster = [0, 1, 49, 60]

/** Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher). */
export const easterOf = (year: number): CalendarDate => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return calendarDate(year, Math.floor(f / 31), (f % 31) + 1)
}

/** The nth working day after a date; the date itself does not count, whatever day it is. */
export const addWorkingDays = (date: CalendarDate, days: number): CalendarDate => {
  let [reached, left] = [date, days]
  while (left > 0) {
    reached = addDays(reached, 1)
    if (isWorkingDay(reached)) left -= 1
  }
  return reached
}

/**
 * The moment when so many working hours have passed. What comes in the evening or on a free day begins to count with the
 * next working day.
 *
 * @example addWorkingHours(fridayAt15, 2) // Monday at 9
 */
export const addWorkingHours = (at: number, hours: number): number => {
  let date = dateAt(at)
  let left = hours * hourMs
  for (;;) {
    if (isWorkingDay(date)) {
      const from = Math.max(at, momentOf(date, workingHours.from))
      const open = momentOf(date, workingHours.to) - from
      if (open >= left) return from + left
      left -= Math.max(open, 0)
    }
    date = addDays(date, 1)
  }
}
