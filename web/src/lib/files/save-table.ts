import { csvOf } from './csv.ts'
import { saveFile } from './save-file.ts'
import type { TableFile } from './table-file.ts'

export type TableFormat = 'xlsx' | 'csv'

export interface SavedTable {
  /** Without its ending. */
  readonly name: string
  readonly table: TableFile
  readonly format: TableFormat
  /** The language whose spreadsheets read it. */
  readonly locale: string
}

/** Saves a table among the browser's downloads. The spreadsheet writer is loaded for the first one. */
export const saveTable = async ({ name, table, format, locale }: SavedTable): Promise<void> => {
  if (format === 'csv')
    return saveFile({ name: `${name}.csv`, type: 'text/csv;charset=utf-8', content: csvOf(table, locale) })
  const { xlsxOf } = await import('./xlsx.ts')
  saveFile({ name: `${name}.xlsx`, type: xlsxType, content: await xlsxOf(table) })
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
