import { dayOf, type DayText } from './calendar-day.ts'

/** `27.11.2026` in Polish, `27/11/2026` in English, whatever the browser is set to; empty for no day. */
export const shownDay = (day: DayText, locale: string): string =>
  day
    .split('-')
    .reverse()
    .join(locale === 'pl' ? '.' : '/')

export type TypedDay =
  | { readonly state: 'none' }
  | { readonly state: 'day'; readonly day: DayText }
  /** A date in its full form that the calendar does not have: 30 February. */
  | { readonly state: 'no-such-day' }
  | { readonly state: 'not-a-date' }

/** A date as people type it: day, month, year with any separator, or the form that files have, year first. */
export const typedDay = (text: string): TypedDay => {
  const typed = text.trim()
  if (typed === '') return { state: 'none' }
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? []
  const [, dayFirst, monthSecond, yearLast] = /^(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{4})$/.exec(typed) ?? []
  const parts = [year ?? yearLast, month ?? monthSecond, day ?? dayFirst]
  if (parts.includes(undefined)) return { state: 'not-a-date' }
  const found = dayOf(parts.map((part = '') => part.padStart(2, '0')).join('-'))
  return found === null ? { state: 'no-such-day' } : { state: 'day', day: found }
}
