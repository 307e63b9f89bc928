import { expect, it } from 'vitest'
import { dayOf, dayText, endOfDay, startOfDay } from './local-day.ts'

it.each(['2026-11-20', '2024-02-29', '2026-03-29', '2026-10-25', '1999-12-31'])(
  '[ISSUE 3] %s begins and ends where the browser is, whatever the clocks do',
  (text) => {
    const [start, end] = [startOfDay(text) ?? 0, endOfDay(text) ?? 0]
    expect([dayText(start), dayText(end)]).toEqual([text, text])
    expect([dayText(start - 1) < text, dayText(end + 1) > text]).toEqual([true, true])
    expect(new Date(start).getHours() + new Date(start).getMinutes()).toBe(0)
  },
)

it.each(['', '2026-02-30', '2026-13-01', 'yesterday', '20261120', '2026-11-20T00:00', null])(
  '[ISSUE 3] %j is no day',
  (text) => {
    expect(dayOf(text)).toBe(null)
  },
)
