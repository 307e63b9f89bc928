/** A table that a person reads in from a file: what a spreadsheet of one desk holds, and what is judged while one looks on. */
export const tableFileLimits = {
  bytesMax: 1024 * 1024,
  rowsMax: 500,
  columnsMax: 40,
} as const
