import { csvCells } from './csv-cells.ts'
import { decodedText } from './decoded-text.ts'
import { tableFileLimits } from './limits.ts'

/** The lines of a file as they are, the first one named. Each row has as many cells as the head. */
export interface ReadTable {
  readonly head: readonly string[]
  readonly rows: readonly ReadRow[]
}

export interface ReadRow {
  /** In the file, counted from 1, as a spreadsheet counts its rows. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Why a file is no table that can be read in; the screen has a sentence for each. */
export type TableProblem = 'empty' | 'too-large' | 'spreadsheet' | 'not-text' | 'no-rows' | 'too-many-rows' | 'too-wide'

/** RFC 4180 with semicolons, commas or tabs, in UTF-8, UTF-16 with its mark, or the encoding of a Polish spreadsheet. */
export const readCsv = async (content: Uint8Array): Promise<ReadTable | TableProblem> => {
  if (content.byteLength === 0) return 'empty'
  if (content.byteLength > tableFileLimits.bytesMax) return 'too-large'
  // Every workbook of a spreadsheet is a ZIP archive.
  if (content[0] === 0x50 && content[1] === 0x4b) return 'spreadsheet'
  const text = decodedText(content)
  if (text.includes('\0')) return 'not-text'
  const lines = await linesOf(text, separatorOf(text))
  const [head, ...rows] = lines.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (head === undefined) return 'empty'
  if (rows.length === 0) return 'no-rows'
  if (rows.length > tableFileLimits.rowsMax) return 'too-many-rows'
  if (head.cells.length > tableFileLimits.columnsMax) return 'too-wide'
  return {
    head: head.cells,
    rows: rows.map(({ line, cells }) => ({ line, cells: head.cells.map((_, at) => cells[at] ?? '') })),
  }
}

/** The one that the first line has most of. */
const separatorOf = (text: string): string => {
  const [first = ''] = text.split(/\r\n?|\n/, 1)
  const countOf = (separator: string): number => first.split(separator).length
  return [';', ',', '\t'].reduce((best, other) => (countOf(other) > countOf(best) ? other : best))
}

/** A cell may hold line ends, so a row may begin further down than it is counted. */
const linesOf = async (text: string, separator: string): Promise<readonly ReadRow[]> => {
  let next = 1
  return (await csvCells(text, { delimiter: separator })).map((written) => {
    const line = next
    next += written.join('').split(/\r\n?|\n/).length
    return { line, cells: written.map(plainText) }
  })
}

/** Without spaces around, and the apostrophe that keeps a spreadsheet from reading a formula. */
const plainText = (written: string): string => written.trim().replace(/^'(?=[=+\-@])/u, '')
