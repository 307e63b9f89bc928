import { expect, it } from 'vitest'
import { dateAndTime, daysBetween, exactTime, fullDate, isoSecond, longDate, shortDate } from './date.ts'
import { relativeTime } from './relative-time.ts'

const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour - 1, minute)
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
  const before = Date.parse('2026-10-24T12:00+02:00')
  const after = Date.parse('2026-10-26T01:00+01:00')
  expect([daysBetween(before, after), daysBetween(after, before)]).toEqual([2, -2])
})

it('[SCREENS] writes months in the language', () => {
  expect([longDate(at(3, 9), 'pl'), shortDate(at(3, 9), 'pl')]).toEqual(['3 listopada 2026', '3 lis 2026'])
})

it('[E12] shows Warsaw’s time wherever the browser is, and says so where it could mislead', () => {
  expect(new Date(at(20, 0)).getHours()).toBe(18)
  expect([dateAndTime(at(20, 0), 'pl'), exactTime(at(20, 0), 'pl'), fullDate(at(20, 0), 'pl')]).toEqual([
    '20 listopada 2026, 00:00 CET',
    '20 listopada 2026, 00:00:00 CET',
    'piątek, 20 listopada 2026',
  ])
  expect([dateAndTime(at(20, 0), 'en'), isoSecond(at(20, 0))]).toEqual([
    '20 November 2026, 00:00 CET',
    '2026-11-20 00:00:00',
  ])
  expect(exactTime(Date.parse('2026-07-01T00:30+02:00'), 'pl')).toBe('1 lipca 2026, 00:30:00 CEST')
})
