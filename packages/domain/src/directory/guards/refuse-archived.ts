import type { Account } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** No one enters an archived account until it is restored, so nothing new is put there either. */
export const refuseArchived = (account: Account | undefined): DirectoryRefusal | null =>
  account?.status === 'archived' ? { code: 'account-is-archived', accountId: account.id, name: account.name } : null
