import { assert } from './assert.ts'
import type { Directory } from './directory.ts'
import type { Account } from './records.ts'

/** A1: every registered organisation has exactly one main account. */
export const mainAccount = (directory: Pick<Directory, 'account'>): Account => {
  for (const account of directory.account.values()) if (account.kind === 'main') return account
  assert(false, 'a directory without a main account')
}
