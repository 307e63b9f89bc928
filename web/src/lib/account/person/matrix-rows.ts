import type { Account, Directory, ExplainedAccess, ExplainedAccount } from '@kontor/domain'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'

export interface MatrixRow {
  readonly account: Account
  readonly explained: ExplainedAccount
  /** The last row drawn: the line of the tree ends there. */
  readonly last: boolean
}

export interface MatrixQuery {
  readonly text: string
  /** Only accounts that the person has access to. */
  readonly onlyReached: boolean
}

/** A person's accounts, in the comb's order. */
export const matrixRows = (
  directory: Directory,
  { accounts }: Pick<ExplainedAccess, 'accounts'>,
  { text, onlyReached }: MatrixQuery,
): readonly MatrixRow[] => {
  const words = soughtWords(text)
  const found = accounts.flatMap((explained) => {
    const account = directory.account.get(explained.accountId)
    if (account === undefined || (onlyReached && !explained.allowed)) return []
    return findsAll(words, searchForm(account.name)) ? [{ account, explained }] : []
  })
  return found.map((row, index) => ({ ...row, last: index === found.length - 1 }))
}

/** From this many accounts on, a person's page at first shows only those with access. */
const manyAccounts = 20

export const beginsWithReached = ({ accounts }: Pick<ExplainedAccess, 'accounts'>): boolean =>
  accounts.length > manyAccounts && accounts.some(({ allowed }) => allowed)
