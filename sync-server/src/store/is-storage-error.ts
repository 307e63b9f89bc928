import { DatabaseUnreachable, isAboutStorage } from './postgres-error.ts'

/** SQLite's primary result codes for a file that is locked, read-only, broken, full or missing. Any other is a bug. */
const storageCodes = new Set([5, 6, 8, 10, 13, 14])

/** Recognises an error of the database that reached the caller without a room in between. */
export const isStorageError = (error: unknown): boolean =>
  error instanceof DatabaseUnreachable ||
  isAboutStorage(error) ||
  (error instanceof Error && 'errcode' in error && storageCodes.has(Number(error.errcode) & 0xff))
