import { assert } from '../kernel/assert.ts'
import type { Directory } from './directory.ts'
import type { Account } from './records.ts'

/** A1: every registered organisation has exactly one main account. */
export const mainAccount = (directory: Pick<Directory, 'account'>): Account => {
  const account = findMainAccount(directory)
  assert(account, 'a directory without a main account')
  return account
}

/**
 * A1: does it hold what every directory begins with, the organisation and its main account? A copy in a browser whose
 * storage lost a part may not, and nothing can be decided on it.
 */
export const hasMainAccount = (directory: Directory): boolean =>
  directory.organization !== null && findMainAccount(directory) !== null

const findMainAccount = (directory: Pick<Directory, 'account'>): Account | null => {
  for (const account of directory.account.values()) if (account.kind === 'main') return account
  return null
}
