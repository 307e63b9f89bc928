import type { AccountId } from '../../kernel/ids.ts'
import type { Facts } from '../facts.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** An account of another organisation has this id. It comes last: only a person who may create the account learns it. */
export const refuseForeignAccountId = (accountId: AccountId, facts: Facts): DirectoryRefusal | null =>
  facts.accountIdTaken ? { code: 'already-exists', kind: 'account', recordId: accountId } : null
