import { profileOf, type Account, type AccountId, type Directory, type Right } from '@kontor/domain'

/** The question of *Kto ma dostęp*: an account, or a right. */
export type AccessQuery =
  | { readonly by: 'account'; readonly account: Account }
  | { readonly by: 'right'; readonly right: Right }

/**
 * The question in the address; where that names nothing known, the account in use. Null when that account no longer
 * exists.
 */
export const accessQuery = (
  directory: Directory,
  params: Pick<URLSearchParams, 'get'>,
  here: AccountId,
): AccessQuery | null => {
  const right = profileOf(directory).rights.find((known) => known === params.get('right'))
  if (right !== undefined) return { by: 'right', right }
  const account = directory.account.get((params.get('account') ?? here) as AccountId) ?? directory.account.get(here)
  return account === undefined ? null : { by: 'account', account }
}
