/** SQLite's primary result codes for a file that is held, locked, read-only, broken, full or gone. Any other is a bug. */
const storageCodes = new Set([5, 6, 8, 10, 13, 14])

/** Thrown by the database itself, where no room stood in between. */
export const isStorageError = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && storageCodes.has(Number(error.errcode) & 0xff)
