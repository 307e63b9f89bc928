import { daysBetween, shortDate, timeOfDay } from './date.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Locale } from '#lib/paraglide/runtime.js'

const nowMs = 60_000

/** `teraz`, `dziś, 13:51`, `wczoraj, 16:40`, `jutro, 09:00`, and otherwise the date. */
export const relativeTime = (time: number, now: number, locale: Locale): string => {
  if (Math.abs(now - time) < nowMs) return m.kit_now({}, { locale })
  const at = { time: timeOfDay(time, locale) }
  const days = daysBetween(now, time)
  if (days === 0) return m.time_today(at, { locale })
  if (days === -1) return m.time_yesterday(at, { locale })
  if (days === 1) return m.time_tomorrow(at, { locale })
  return shortDate(time, locale)
}
