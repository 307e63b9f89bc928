import { searchForm } from '#lib/format/search-form.ts'
import { m } from '#lib/paraglide/messages.js'

/** What a file may say about a process, in the order of the template. */
export const importColumns = [
  ...['type', 'from', 'to', 'operator', 'mode', 'inPerson', 'relocation', 'title', 'unit', 'due', 'person'],
] as const
export type ImportColumn =
  | 'type'
  | 'from'
  | 'to'
  | 'operator'
  | 'mode'
  | 'inPerson'
  | 'relocation'
  | 'title'
  | 'unit'
  | 'due'
  | 'person'

/** Headings that spreadsheets of the trade have, in both languages, as `searchForm` folds them. */
const headings: Readonly<Record<ImportColumn, readonly string[]>> = {
  type: ['typ', 'typ procesu', 'rodzaj', 'sprawa', 'type', 'process type', 'kind'],
  from: ['numer', 'numer od', 'od', 'poczatek zakresu', 'msisdn', 'number', 'number from', 'from', 'first number'],
  to: ['numer do', 'do', 'koniec zakresu', 'number to', 'to', 'last number'],
  operator: ['operator', 'dawca', 'biorca', 'donor', 'recipient', 'provider'],
  mode: ['tryb', 'mode'],
  inPerson: ['osobiscie', 'w salonie', 'in person'],
  relocation: ['zmiana adresu', 'relokacja', 'relocation'],
  title: ['abonent', 'tytul', 'temat', 'opis', 'subscriber', 'title', 'subject', 'about'],
  unit: ['pt', 'jednostka', 'unit'],
  due: ['termin', 'deadline', 'due', 'due date'],
  person: ['osoba', 'prowadzi', 'prowadzacy', 'person', 'assignee'],
}

export const importColumnName = (column: ImportColumn): string => m.process_import_column({ column })

/** For each heading of a file, what it is; null: it is skipped. No column is taken twice. */
export const matchedColumns = (head: readonly string[]): readonly (ImportColumn | null)[] => {
  const taken = new Set<ImportColumn>()
  return head.map((heading) => {
    const folded = foldedHeading(heading)
    const column = importColumns.find(
      (known) => !taken.has(known) && [...headings[known], foldedHeading(importColumnName(known))].includes(folded),
    )
    if (column !== undefined) taken.add(column)
    return column ?? null
  })
}

const foldedHeading = (heading: string): string =>
  searchForm(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
