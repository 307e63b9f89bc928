import { momentOf, type CalendarDate } from '@kontor/domain'
import { dayAndMonth } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { inList } from '#lib/words/in-list.ts'

/** `495, 495 i 420`; one value where all are the same; the least and the greatest of many. */
export const valueList = (values: readonly (number | null)[], text: (value: number) => string): string => {
  const written = values.map((value) => (value === null ? m.calendar_none_set() : text(value)))
  if (new Set(written).size === 1) return written[0] ?? ''
  if (values.length <= 4) return inList(written)
  const known = values.filter((value) => value !== null)
  const [least, most] = [text(Math.min(...known)), text(Math.max(...known))]
  return least === most ? `${m.calendar_none_set()}, ${least}` : `${least} – ${most}`
}

const namedMax = 6

/** `3 gru, 4 gru i 5 gru`; of many the first ones, and how many more. */
export const nightList = (dates: readonly CalendarDate[]): string => {
  const written = dates.map((date) => dayAndMonth(momentOf(date), getLocale()))
  if (written.length <= namedMax) return inList(written)
  const nights = written.slice(0, namedMax).join(', ')
  return m.calendar_nights_more({ nights, count: written.length - namedMax })
}
