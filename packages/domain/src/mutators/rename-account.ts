import { unknownRecord } from '../guards/unknown-record.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import { putIfChanged } from '../put-if-changed.ts'

export const renameAccount: Mutator<MutationArguments<'renameAccount'>> = (directory, { accountId, name }) => {
  const account = directory.account.get(accountId)
  if (!account) return unknownRecord('account', accountId)
  return putIfChanged('account', account, { name })
}
