import { expect, it } from 'vitest'
import { daysBetween, longDate, shortDate } from './date.ts'
import { relativeTime } from './relative-time.ts'

const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime()
const now = at(20, 14, 30)

it.each([
  [at(20, 14, 30), 'teraz', 'now'],
  [at(20, 13, 51), 'dziś, 13:51', 'today, 13:51'],
  [at(20, 0, 0), 'dziś, 00:00', 'today, 00:00'],
  [at(19, 23, 59), 'wczoraj, 23:59', 'yesterday, 23:59'],
  [at(21, 9, 5), 'jutro, 09:05', 'tomorrow, 09:05'],
  [at(18, 12), '18 lis 2026', '18 Nov 2026'],
])('[SCREENS] speaks of %s as a person would', (time, polish, english) => {
  expect(relativeTime(time, now, 'pl')).toBe(polish)
  expect(relativeTime(time, now, 'en')).toBe(english)
})

it('[SCREENS] counts calendar days over a change of the clocks', () => {
  const before = new Date(2026, 9, 24, 12).getTime()
  const after = new Date(2026, 9, 26, 1).getTime()
  expect([daysBetween(before, after), daysBetween(after, before)]).toEqual([2, -2])
})

it('[SCREENS] writes months in the language', () => {
  expect([longDate(at(3, 9), 'pl'), shortDate(at(3, 9), 'pl')]).toEqual(['3 listopada 2026', '3 lis 2026'])
})
