/** A table as a file of comma-separated values (RFC 4180). */
export interface CsvTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Without it, spreadsheets take UTF-8 for something else and spoil every `ł`. */
const byteOrderMark = '\uFEFF'
const lineEnd = '\r\n'

/**
 * Names come from whoever typed them, and a spreadsheet runs a cell that begins like a formula. An apostrophe in front
 * makes it text. Whitespace before it protects nobody, for some programs skip it; nor does full width, which some fold.
 */
const looksLikeFormula = /^\s*[=+\-@＝＋－＠]|^\s*?[\t\r\n]/u
const needsQuotes = /[",\r\n]|^\s|\s$/u

export const csvOf = ({ head, rows }: CsvTable): string =>
  byteOrderMark + [head, ...rows].map((cells) => cells.map(csvCell).join(',') + lineEnd).join('')

const csvCell = (value: string): string => {
  const safe = looksLikeFormula.test(value) ? `'${value}` : value
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
