import type { CalendarDate, RatePlan, RoomType } from '@kontor/domain'
import type { GridRange, GridRow } from './grid-shape.ts'

/** The nights that a person marked: of which types, and whose prices. */
export interface MarkedNights {
  readonly types: readonly RoomType[]
  readonly plans: readonly RatePlan[]
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** Nights that have passed are left out; null: no other is marked. Without a row of prices, those of all plans can be set. */
export const markedNights = (parts: {
  readonly rows: readonly GridRow[]
  readonly range: GridRange
  readonly dates: readonly CalendarDate[]
  readonly plans: readonly RatePlan[]
  readonly today: CalendarDate
}): MarkedNights | null => {
  const { rows, range, dates, today } = parts
  const [first, to] = [dates[range.first], dates[range.last]]
  if (first === undefined || to === undefined || to < today) return null
  const marked = rows.slice(range.top, range.bottom + 1)
  const types = [...new Map(marked.map(({ type }) => [type.id, type])).values()]
  const ofRows = [...new Map(marked.flatMap(({ plan }) => (plan === null ? [] : [[plan.id, plan] as const]))).values()]
  const plans = ofRows.length === 0 || marked.some(({ plan }) => plan === null) ? parts.plans : ofRows
  return { types, plans, from: first < today ? today : first, to }
}
