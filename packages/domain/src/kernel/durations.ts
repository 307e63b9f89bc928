/** Milliseconds. A day by the clock: a calendar day has 23 or 25 hours twice a year, see `calendar-date.ts`. */
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
