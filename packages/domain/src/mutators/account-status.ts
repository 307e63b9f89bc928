import type { Directory, Write } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import type { AccountId } from '../ids.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import { putIfChanged } from '../put-if-changed.ts'
import type { Account } from '../records.ts'
import type { Refusal } from '../refusal.ts'

/** Nobody enters an archived account; its units, services and people stay as they are until it is restored. */
export const archiveAccount: Mutator<MutationArguments<'archiveAccount'>> = (directory, { accountId }) =>
  setStatus(directory, accountId, 'archived')

export const restoreAccount: Mutator<MutationArguments<'restoreAccount'>> = (directory, { accountId }) =>
  setStatus(directory, accountId, 'active')

const setStatus = (
  directory: Directory,
  accountId: AccountId,
  status: Account['status'],
): Refusal | readonly Write[] => {
  const account = directory.account.get(accountId)
  if (!account) return unknownRecord('account', accountId)
  if (account.kind === 'main') return { code: 'main-account-is-fixed', name: account.name }
  return putIfChanged('account', account, { status })
}
