import {
  addDays,
  daysBetweenDates,
  promotionsInOrder,
  type CalendarDate,
  type Promotion,
  type Promotions,
  type PromotionState,
} from '@kontor/domain'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'

export const promotionTabs = ['all', 'running', 'planned', 'ended'] as const
export type PromotionTab = (typeof promotionTabs)[number]

export interface PromotionRow {
  readonly promotion: Promotion
  readonly state: PromotionState
  readonly reservations: number
  readonly nights: number
  readonly cancelled: number
}

/** The promotions with how each is used: running ones first. */
export const promotionRows = (content: Promotions, today: CalendarDate): readonly PromotionRow[] =>
  promotionsInOrder(content.promotion.values(), today).map(({ promotion, state }) => {
    const { reservations = 0, nights = 0, cancelled = 0 } = content.use.get(promotion.id) ?? {}
    return { promotion, state, reservations, nights, cancelled }
  })

const isInTab = (tab: PromotionTab, { state }: PromotionRow): boolean =>
  tab === 'all' || tab === state || (tab === 'ended' && state === 'withdrawn')

export const rowsInTab = (rows: readonly PromotionRow[], tab: PromotionTab, text: string): readonly PromotionRow[] => {
  const words = soughtWords(text)
  return rows.filter(
    (row) => isInTab(tab, row) && findsAll(words, searchForm([row.promotion.name, ...row.promotion.rooms].join('\n'))),
  )
}

export const countInTab = (rows: readonly PromotionRow[], tab: PromotionTab): number =>
  rows.filter((row) => isInTab(tab, row)).length

/** The days of the monitor: today and those before it. */
const monitorDays = 30

export interface Monitor {
  readonly reservations: number
  readonly nights: number
  readonly cancelled: number
  /** Made in the last 30 days, by day, oldest first. */
  readonly days: readonly { readonly date: CalendarDate; readonly reservations: number }[]
}

/** Counts of the reservations that were made with a promotion; a reservation may name one that is not here. */
export const monitorOf = (content: Promotions, today: CalendarDate): Monitor => {
  const uses = [...content.use.values()].filter(({ id }) => content.promotion.has(id))
  const sum = (count: (use: (typeof uses)[number]) => number): number =>
    uses.reduce((total, use) => total + count(use), 0)
  const byDay = new Map<string, number>()
  for (const { days } of uses)
    for (const { date, reservations } of days) byDay.set(date, (byDay.get(date) ?? 0) + reservations)
  const dates = Array.from({ length: monitorDays }, (_, at) => addDays(today, at - monitorDays + 1))
  return {
    reservations: sum(({ reservations }) => reservations),
    nights: sum(({ nights }) => nights),
    cancelled: sum(({ cancelled }) => cancelled),
    days: dates.map((date) => ({ date, reservations: byDay.get(date) ?? 0 })),
  }
}

/** Where a promotion's days of booking are in the season that a list shows, in per cent. */
export const placeInSeason = (
  { bookFrom, bookUntil }: Pick<Promotion, 'bookFrom' | 'bookUntil'>,
  season: Season,
): { readonly left: number; readonly width: number } => {
  const days = daysBetweenDates(season.from, season.until)
  const share = (date: CalendarDate): number =>
    Math.min(100, Math.max(0, (daysBetweenDates(season.from, date) / days) * 100))
  const [left, right] = [share(bookFrom), bookUntil === null ? 100 : share(bookUntil)]
  return { left, width: Math.max(2, right - left) }
}

export interface Season {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

/** Two months back and four ahead: what was, what is, what comes. */
export const seasonOf = (today: CalendarDate): Season => ({ from: addDays(today, -61), until: addDays(today, 122) })
