import {
  addDays,
  inPlaces,
  type Calendar,
  type CalendarDate,
  type RatePlan,
  type RatePlanId,
  type RoomType,
  type RoomTypeId,
} from '@kontor/domain'
import type { GridScale } from './calendar-view.ts'

/** A line of the grid: the rooms left of a type (`plan` null), or its prices in a plan. */
export interface GridRow {
  readonly key: string
  readonly type: RoomType
  readonly plan: RatePlan | null
  readonly top: number
  readonly height: number
}

export interface GridCell {
  readonly row: number
  readonly column: number
}

/** Both corners included. */
export interface GridRange {
  readonly top: number
  readonly bottom: number
  readonly first: number
  readonly last: number
}

const roomRowPx = 40
const priceRowPx = 28
export const headRowPx = 46
const pastDays = 60
const daysAhead = 1_096

/** Every day that the grid has: some weeks of the past, and three years. */
export const gridDates = (today: CalendarDate): readonly CalendarDate[] =>
  Array.from({ length: pastDays + daysAhead + 1 }, (_, place) => addDays(today, place - pastDays))

/** In the address too. `ratePlanId` null: the rooms of the type. */
export const rowKey = (roomTypeId: RoomTypeId, ratePlanId: RatePlanId | null): string =>
  `${roomTypeId}.${ratePlanId ?? ''}`

/** A year shows the rooms alone. */
export const gridRows = ({ roomType, ratePlan }: Calendar, scale: GridScale): readonly GridRow[] => {
  const plans = scale === 'year' ? [] : inPlaces(ratePlan)
  let top = 0
  return inPlaces(roomType).flatMap((type) =>
    [null, ...plans].map((plan) => {
      const height = plan === null ? roomRowPx : priceRowPx
      const row = { key: rowKey(type.id, plan?.id ?? null), type, plan, top, height }
      top += height
      return row
    }),
  )
}

const columnsAtOnce: Readonly<Record<GridScale, number>> = { weeks: 14, month: 30, year: 56 }
const columnMinPx: Readonly<Record<GridScale, number>> = { weeks: 60, month: 48, year: 24 }

/** What surrounds a price in its cell; a year shows no prices. */
const priceEdgesPx: Readonly<Record<Exclude<GridScale, 'year'>, number>> = { weeks: 17, month: 9 }

/** `priceRoomPx`: what the widest price needs. */
export const columnWidth = (scale: GridScale, roomPx: number, priceRoomPx: number): number =>
  Math.max(
    columnMinPx[scale],
    Math.floor(roomPx / columnsAtOnce[scale]),
    scale === 'year' ? 0 : priceRoomPx + priceEdgesPx[scale],
  )

export const rangeBetween = (one: GridCell, other: GridCell): GridRange => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  first: Math.min(one.column, other.column),
  last: Math.max(one.column, other.column),
})

export const isInRange = (range: GridRange | null, row: number, column: number): boolean =>
  range !== null && row >= range.top && row <= range.bottom && column >= range.first && column <= range.last

/** The rows that are in view, and some beside them. */
export const rowsInView = (rows: readonly GridRow[], scrolledPx: number, heightPx: number): readonly number[] =>
  rows.flatMap(({ top, height }, at) =>
    top + height >= scrolledPx - 80 && top <= scrolledPx + heightPx + 80 ? [at] : [],
  )

export const rowAt = (rows: readonly GridRow[], y: number): number =>
  rows.findIndex(({ top, height }) => y >= top && y < top + height)
