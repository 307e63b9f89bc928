/** Rows in one insert: SQLite takes 32,766 parameters in a statement. */
const rowsPerInsert = 500

export const chunks = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / rowsPerInsert) }, (_, at) =>
    items.slice(at * rowsPerInsert, (at + 1) * rowsPerInsert),
  )
