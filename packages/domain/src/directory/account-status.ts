import type { AccountId } from '../kernel/ids.ts'
import { type Directory, type DirectoryWrite, putIfChanged } from './directory.ts'
import { unknownRecord } from './guards/unknown-record.ts'
import type { Account } from './records.ts'
import type { DirectoryRefusal } from './refusal.ts'

/** Archives or restores a sub-account. */
export const setAccountStatus = (
  directory: Directory,
  accountId: AccountId,
  status: Account['status'],
): DirectoryRefusal | readonly DirectoryWrite[] => {
  const account = directory.account.get(accountId)
  if (!account) return unknownRecord('account', accountId)
  if (account.kind === 'main') return { code: 'main-account-is-fixed', name: account.name }
  return putIfChanged('account', account, { status })
}
