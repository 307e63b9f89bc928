import { momentText, type Cell, type TableFile } from './table-file.ts'

/** Without it, spreadsheets read UTF-8 in another encoding and show every `ł` wrongly. */
const byteOrderMark = '\uFEFF'
const lineEnd = '\r\n'

/**
 * Anyone can choose a name, and a spreadsheet runs a cell that begins like a formula. A leading apostrophe makes it
 * text. Whitespace before the sign does not help, since some programs skip it; nor does full width, which some fold.
 */
const looksLikeFormula = /^\s*[=+\-@＝＋－＠]|^\s*?[\t\r\n]/u
const needsQuotes = /[",;\r\n]|^\s|\s$/u

/**
 * RFC 4180, in the form that spreadsheets of the language read: a Polish one separates columns by semicolons and writes
 * 1,5.
 *
 * @example
 * csvOf({ title: 'Osoby', head: ['Nazwa'], rows: [['Anna']] }, 'pl')
 */
export const csvOf = ({ head, rows }: TableFile, locale: string): string => {
  const separator = locale === 'pl' ? ';' : ','
  const line = (cells: readonly Cell[]): string => cells.map((cell) => textOf(cell, locale)).join(separator) + lineEnd
  return byteOrderMark + [head, ...rows].map(line).join('')
}

const textOf = (cell: Cell, locale: string): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return locale === 'pl' ? String(cell).replace('.', ',') : String(cell)
  return typeof cell === 'string' ? quoted(cell) : momentText(cell)
}

const quoted = (text: string): string => {
  const safe = looksLikeFormula.test(text) ? `'${text}` : text
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
