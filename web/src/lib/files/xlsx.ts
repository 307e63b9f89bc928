import writeSheet, { type Cell as SheetCell } from 'write-excel-file/universal'
import { wallClock } from '#lib/format/wall-clock.ts'
import type { Cell, Moment, TableFile } from './table-file.ts'

/** Bounds of the format: with a longer text a spreadsheet program offers to repair the file. */
const cellLengthMax = 32_767
const sheetNameLengthMax = 31
const columnWidthMax = 60

/** A workbook with one sheet. Text stays text: no cell becomes a formula. */
export const xlsxOf = ({ title, head, rows }: TableFile): Promise<Blob> =>
  writeSheet([head.map(headCell), ...rows.map((cells) => cells.map(sheetCell))], {
    sheet: title.replace(/[\\/?*[\]:]/g, ' ').slice(0, sheetNameLengthMax),
    stickyRowsCount: 1,
    columns: head.map((_, column) => ({ width: widthOf(head, rows, column) })),
  }).toBlob()

const headCell = (value: string): SheetCell => ({ value, type: String, fontWeight: 'bold' })

const sheetCell = (cell: Cell): SheetCell => {
  if (cell === null) return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'string') return { value: cell.slice(0, cellLengthMax), type: String }
  return { value: shownMoment(cell), type: Date, format: formats[cell.precision] }
}

const formats: Readonly<Record<Moment['precision'], string>> = {
  day: 'yyyy-mm-dd',
  minute: 'yyyy-mm-dd hh:mm',
  second: 'yyyy-mm-dd hh:mm:ss',
}

/** A spreadsheet's date has no time zone: the sheet shows the clock that the pages show. */
const shownMoment = ({ at, precision }: Moment): Date => {
  const shown = wallClock(at)
  if (precision === 'day') shown.setUTCHours(0, 0, 0)
  else if (precision === 'minute') shown.setUTCSeconds(0)
  return shown
}

const widthOf = (head: TableFile['head'], rows: TableFile['rows'], column: number): number => {
  const longest = rows.reduce((most, row) => Math.max(most, lengthOf(row[column] ?? null)), head[column]?.length ?? 0)
  return Math.min(longest + 2, columnWidthMax)
}

const lengthOf = (cell: Cell): number => {
  if (cell === null) return 0
  return typeof cell === 'object' ? formats[cell.precision].length : String(cell).length
}
