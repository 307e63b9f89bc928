import { momentOf, nightPrice, type Calendar, type CalendarDate, type Night } from '@kontor/domain'
import { amountText } from '#lib/format/amount.ts'
import { fullDate } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { nightStateName, priceText } from '#lib/words/calendar/calendar-names.ts'
import { nightsText } from '#lib/words/reservations/reservation-names.ts'
import type { GridRow } from './grid-shape.ts'

const dateText = (date: CalendarDate): string => fullDate(momentOf(date), getLocale())

/** What a screen reader says of a night of a room type. */
export const nightLabel = (type: string, night: Night): string => {
  const { date, state, left, rooms, minStay, overbooked } = night
  const facts = { type, date: dateText(date), state: nightStateName(state), left, rooms }
  const label = m.calendar_night_label(facts)
  const stay = minStay === null ? label : m.calendar_night_min_stay({ label, nights: nightsText(minStay) })
  return overbooked === 0 ? stay : m.calendar_night_overbooked({ label: stay, count: overbooked })
}

/** What the cell itself shows: rooms left, or a word. */
export const nightText = ({ state, left, overbooked }: Night, isNarrow: boolean): string => {
  if (overbooked > 0) return `−${overbooked}`
  if (state === 'closed' || state === 'unpriced') return '—'
  return state === 'sold-out' && !isNarrow ? m.calendar_sold_out_short() : String(left)
}

export const nightClass = ({ state, overbooked }: Pick<Night, 'state' | 'overbooked'>): string => {
  if (overbooked > 0 || state === 'sold-out') return 'gone'
  if (state === 'closed' || state === 'unpriced') return 'shut'
  return state === 'nearly-sold-out' ? 'few' : ''
}

export const priceCell = (calendar: Calendar, { type, plan }: GridRow, date: CalendarDate) => {
  const price = plan === null ? null : nightPrice(calendar, type.id, plan.id, date)
  const said = price === null ? m.calendar_set_no_price() : amountText(price, getLocale())
  const label = m.calendar_price_label({ type: type.name, plan: plan?.name ?? '', date: dateText(date), price: said })
  return { text: price === null ? '' : priceText(price), label }
}
