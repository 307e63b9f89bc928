import { isoDate, isoSecond, isoTime } from '#lib/format/date.ts'

/** A table that is saved as CSV or as a spreadsheet, with the same cells. */
export interface TableFile {
  /** The name of the sheet. */
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Null is an empty cell. */
export type Cell = string | number | Moment | null

/** Milliseconds since 1970, written in the zone of the product as exactly as `precision` says. */
export interface Moment {
  readonly at: number
  readonly precision: 'day' | 'minute' | 'second'
}

export const day = (at: number | null): Cell => (at === null ? null : { at, precision: 'day' })
export const minute = (at: number | null): Cell => (at === null ? null : { at, precision: 'minute' })
export const second = (at: number): Cell => ({ at, precision: 'second' })

/** `2026-11-18`, `2026-11-18 13:51`, `2026-11-18 13:51:07`: forms that every spreadsheet reads as a date. */
export const momentText = ({ at, precision }: Moment): string => {
  if (precision === 'day') return isoDate(at)
  return precision === 'minute' ? isoTime(at) : isoSecond(at)
}
