import type { AccountId } from '@kontor/domain'

/**
 * An account id of the commit belongs to another organisation. Ids come from browsers, and sections are found by
 * account id alone, so two organisations must never hold the same one. Nothing was kept.
 */
export class AccountClaimed extends Error {
  override readonly name = 'AccountClaimed'
  readonly accountId: AccountId

  constructor(accountId: AccountId) {
    super(`account ${accountId} belongs to another organisation`)
    this.accountId = accountId
  }
}
