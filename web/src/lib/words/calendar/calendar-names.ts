import { momentOf, type CalendarDate, type NightState } from '@kontor/domain'
import { dayAndMonth, shortDate } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { inList } from '#lib/words/in-list.ts'

export const nightStateName = (state: NightState): string => m.calendar_night_state({ state })

/** @example rangeText('2026-11-27', '2026-12-03') === '27 lis – 3 gru 2026' */
export const rangeText = (from: CalendarDate, to: CalendarDate): string => {
  const last = shortDate(momentOf(to), getLocale())
  if (from === to) return last
  const isSameYear = from.slice(0, 4) === to.slice(0, 4)
  return `${(isSameYear ? dayAndMonth : shortDate)(momentOf(from), getLocale())} – ${last}`
}

const priceFormat = { pl: new Intl.NumberFormat('pl'), en: new Intl.NumberFormat('en-GB') }
const priceFormatWithGrosz = {
  pl: new Intl.NumberFormat('pl', { minimumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }),
}

/** A price in a cell: whole złoty without the grosz. */
export const priceText = (grosz: number): string =>
  (grosz % 100 === 0 ? priceFormat : priceFormatWithGrosz)[getLocale()].format(grosz / 100)

const namedMax = 6

/** `3 gru, 4 gru i 5 gru`; of many the first ones, and how many more. */
export const nightList = (dates: readonly CalendarDate[]): string => {
  const written = dates.map((date) => dayAndMonth(momentOf(date), getLocale()))
  if (written.length <= namedMax) return inList(written)
  const nights = written.slice(0, namedMax).join(', ')
  return m.calendar_nights_more({ nights, count: written.length - namedMax })
}
