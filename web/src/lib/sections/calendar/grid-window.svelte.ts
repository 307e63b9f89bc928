import type { Calendar, CalendarDate } from '@kontor/domain'
import type { GridScale } from './calendar-view.ts'
import {
  columnWidth,
  gridDates,
  gridRows,
  headRowPx,
  rowAt,
  rowsInView,
  type GridCell,
  type GridRange,
} from './grid-shape.ts'
import { priceRoomPx } from './price-room.ts'

interface Shown {
  readonly calendar: Calendar
  readonly scale: GridScale
  readonly today: CalendarDate
}

/** The part of the grid that is in view: only its rows and columns exist. */
export class GridWindow {
  frame: HTMLElement | undefined = $state()
  room = $state.raw({ width: 1_000, height: 500 })
  scrolled = $state.raw({ left: 0, top: 0 })
  /** The column at the left edge: it stays there when the columns get another width. */
  #edge = 0
  #edgeWidth = 0
  readonly #shown: () => Shown

  constructor(shown: () => Shown) {
    this.#shown = shown
  }

  readonly dates: readonly CalendarDate[] = $derived.by(() => gridDates(this.#shown().today))
  readonly rows = $derived.by(() => gridRows(this.#shown().calendar, this.#shown().scale))
  readonly headPx = $derived(this.room.width < 640 ? 132 : 200)
  readonly #priceRoomPx = $derived.by(() => priceRoomPx(this.#shown().calendar))
  readonly width = $derived.by(() => columnWidth(this.#shown().scale, this.room.width - this.headPx, this.#priceRoomPx))
  /** Columns that fit. */
  readonly seen = $derived(Math.max(1, Math.floor((this.room.width - this.headPx) / this.width)))
  readonly firstColumn = $derived(Math.round(this.scrolled.left / this.width))
  readonly columns: readonly number[] = $derived(
    Array.from({ length: this.seen + 4 }, (_, at) => this.firstColumn + at - 2).filter(
      (at) => at >= 0 && at < this.dates.length,
    ),
  )
  readonly shownRows = $derived(rowsInView(this.rows, this.scrolled.top, this.room.height))
  readonly heightPx = $derived((this.rows.at(-1)?.top ?? 0) + (this.rows.at(-1)?.height ?? 0))
  readonly todayColumn = $derived.by(() => this.dates.indexOf(this.#shown().today))

  /** Called when the frame has scrolled. */
  scrolledTo({ scrollLeft: left, scrollTop: top }: HTMLElement): void {
    this.scrolled = { left, top }
    if (this.#edgeWidth === this.width) this.#edge = Math.round(left / this.width)
  }

  /** Called when the columns have another width, and at the beginning: the scroll position then means another day. */
  keepEdge(width: number): void {
    this.#edgeWidth = width
    if (this.frame !== undefined) this.frame.scrollLeft = this.#edge * width
  }

  left(column: number): number {
    return this.headPx + column * this.width
  }

  /** Puts a day at the left edge. */
  showDay(date: CalendarDate): void {
    this.#edge = Math.max(0, this.dates.indexOf(date))
    this.keepEdge(this.width)
  }

  turn(pages: number): void {
    if (this.frame !== undefined) this.frame.scrollLeft = (this.firstColumn + pages * this.seen) * this.width
  }

  focus(): void {
    this.frame?.focus({ preventScroll: true })
  }

  bringIntoView({ row, column }: GridCell): void {
    const [{ frame }, line] = [this, this.rows[row]]
    if (frame === undefined || line === undefined) return
    const [left, right] = [column * this.width, (column + 1) * this.width - (this.room.width - this.headPx)]
    if (frame.scrollLeft > left) frame.scrollLeft = left
    else if (frame.scrollLeft < right) frame.scrollLeft = right
    const below = line.top + line.height - (this.room.height - headRowPx)
    if (frame.scrollTop > line.top) frame.scrollTop = line.top
    else if (frame.scrollTop < below) frame.scrollTop = below
  }

  /** The cell under the pointer; `clamped`: the nearest one, while it drags outside. */
  cellAt({ clientX, clientY }: MouseEvent, clamped: boolean): GridCell | null {
    if (this.frame === undefined) return null
    const box = this.frame.getBoundingClientRect()
    const [x, y] = [clientX - box.left - this.headPx, clientY - box.top - headRowPx]
    if (!clamped && (x < 0 || y < 0)) return null
    const row = rowAt(this.rows, Math.min(Math.max(0, y) + this.frame.scrollTop, this.heightPx - 1))
    const column = Math.floor((Math.max(0, x) + this.frame.scrollLeft) / this.width)
    return row < 0 || column >= this.dates.length ? null : { row, column }
  }

  /** Where marked cells are in the frame, in pixels. */
  placeOf({ bottom, first, last }: GridRange) {
    const row = this.rows[bottom]
    return {
      left: this.left(first) - this.scrolled.left,
      right: this.left(last + 1) - this.scrolled.left,
      below: headRowPx + (row?.top ?? 0) + (row?.height ?? 0) - this.scrolled.top,
    }
  }
}
