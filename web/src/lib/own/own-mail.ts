import type { AccessSnapshot, OrganizationAccess, ReachedAccount } from '@kontor/domain'

export interface OwnMail {
  readonly organization: OrganizationAccess
  readonly account: ReachedAccount
}

/** Organisations of this person in which no account's mail is open to them. */
export const withoutMail = ({ organizations }: Pick<AccessSnapshot, 'organizations'>): readonly OrganizationAccess[] =>
  organizations.filter(({ accounts }) => !accounts.some(({ rights }) => rights.includes('mail')))

/**
 * Where this person may send a request about themselves: in each organisation the account whose mail they may open, the
 * home account before others (B14).
 */
export const ownMail = ({ organizations }: Pick<AccessSnapshot, 'organizations'>): readonly OwnMail[] =>
  organizations.flatMap((organization) => {
    const open = organization.accounts.filter(({ rights }) => rights.includes('mail'))
    const account = open.find(({ id }) => id === organization.member.homeAccountId) ?? open[0]
    return account === undefined ? [] : [{ organization, account }]
  })
