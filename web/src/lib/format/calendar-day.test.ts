import { expect, it } from 'vitest'
import { dayOf, dayText, endOfDay, startOfDay } from './calendar-day.ts'

it.each([
  ['2026-11-20', '2026-11-19T23:00:00.000Z', '2026-11-20T22:59:59.999Z'],
  ['2024-02-29', '2024-02-28T23:00:00.000Z', '2024-02-29T22:59:59.999Z'],
  ['2026-07-01', '2026-06-30T22:00:00.000Z', '2026-07-01T21:59:59.999Z'],
  ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
  ['1999-12-31', '1999-12-30T23:00:00.000Z', '1999-12-31T22:59:59.999Z'],
])('[E12] %s begins and ends in Warsaw, even when the clocks change', (text, begins, ends) => {
  const [start, end] = [startOfDay(text) ?? 0, endOfDay(text) ?? 0]
  expect([new Date(start).toISOString(), new Date(end).toISOString()]).toEqual([begins, ends])
  expect([dayText(start - 1) < text, dayText(start), dayText(end), dayText(end + 1) > text]).toEqual([
    true,
    text,
    text,
    true,
  ])
})

it.each(['', '2026-02-30', '2026-13-01', 'yesterday', '20261120', '2026-11-20T00:00', '0026-01-01', null])(
  '[ISSUE 3] %j is not a day',
  (text) => {
    expect(dayOf(text)).toBe(null)
  },
)
