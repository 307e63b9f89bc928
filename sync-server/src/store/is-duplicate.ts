import { codeOf } from './postgres-error.ts'

/** SQLite's extended result codes for a key that exists. */
const duplicatePrimaryKey = 1555
const duplicateUniqueKey = 2067
/** PostgreSQL's SQLSTATE for both. */
const uniqueViolation = '23505'

/** Recognises the error of a row that is inserted under a key which exists. */
export const isDuplicate = (error: unknown): boolean => {
  const { errcode } = error as { readonly errcode?: unknown }
  return errcode === duplicatePrimaryKey || errcode === duplicateUniqueKey || codeOf(error) === uniqueViolation
}
