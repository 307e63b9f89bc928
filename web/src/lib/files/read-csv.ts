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
export const readCsv = (content: Uint8Array): ReadTable | TableProblem => {
  if (content.byteLength === 0) return 'empty'
  if (content.byteLength > tableFileLimits.bytesMax) return 'too-large'
  // Every workbook of a spreadsheet is a ZIP archive.
  if (content[0] === 0x50 && content[1] === 0x4b) return 'spreadsheet'
  const text = decoded(content)
  if (text.includes('\0')) return 'not-text'
  const [head, ...rows] = linesOf(text, separatorOf(text)).filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (head === undefined) return 'empty'
  if (rows.length === 0) return 'no-rows'
  if (rows.length > tableFileLimits.rowsMax) return 'too-many-rows'
  if (head.cells.length > tableFileLimits.columnsMax) return 'too-wide'
  return {
    head: head.cells,
    rows: rows.map(({ line, cells }) => ({ line, cells: head.cells.map((_, at) => cells[at] ?? '') })),
  }
}

const decoded = (content: Uint8Array): string => {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content)
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1250').decode(content)
  }
}

/** The one that the first line has most of. */
const separatorOf = (text: string): string => {
  const [first = ''] = text.split(/\r\n?|\n/, 1)
  const countOf = (separator: string): number => first.split(separator).length
  return [';', ',', '\t'].reduce((best, other) => (countOf(other) > countOf(best) ? other : best))
}

/** A cell in quotes may hold separators, line ends and quotes, which are doubled. */
const linesOf = (text: string, separator: string): readonly ReadRow[] => {
  const rows: { line: number; cells: string[] }[] = [{ line: 1, cells: [] }]
  const cell = new RegExp(
    String.raw`("(?:[^"]|"")*"?[^${separator}\r\n]*|[^${separator}\r\n]*)(${separator}|\r\n?|\n|$)`,
    'y',
  )
  let line = 1
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    const [whole, written = '', end] = found
    rows.at(-1)?.cells.push(plainText(written))
    line += whole.split(/\r\n?|\n/).length - 1
    if (cell.lastIndex >= text.length && end !== separator) break
    if (end !== separator) rows.push({ line, cells: [] })
  }
  return rows
}

/** Without quotes, spaces around, and the apostrophe that keeps a spreadsheet from reading a formula. */
const plainText = (written: string): string => {
  const text = written.startsWith('"') ? written.slice(1).replace(/"$/, '').replaceAll('""', '"') : written
  return text.trim().replace(/^'(?=[=+\-@])/u, '')
}
