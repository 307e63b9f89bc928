import type { Directory } from './directory.ts'

/**
 * A1: does it hold what every directory begins with, the organisation and its main account? A copy in a browser whose
 * storage lost a piece may not, and nothing can be decided on it.
 */
export const hasBeginning = (directory: Directory): boolean => {
  if (directory.organization === null) return false
  for (const { kind } of directory.account.values()) if (kind === 'main') return true
  return false
}
