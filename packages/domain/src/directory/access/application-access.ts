import type { AccountId, OrganizationId } from '../../kernel/ids.ts'
import type { Right } from '../profiles/profile.ts'
import type { AccessSnapshot } from './access.ts'

export interface ApplicationAccess {
  readonly id: OrganizationId
  readonly name: string
  readonly accounts: readonly { readonly id: AccountId; readonly name: string; readonly rights: readonly Right[] }[]
}

/**
 * What an application that serves one section learns of a login: the organisations and accounts in which the login has the
 * right, and no other right. Empty: the application is closed to this login.
 *
 * @example applicationAccess(snapshot, 'finance').length === 0
 */
export const applicationAccess = ({ organizations }: AccessSnapshot, right: Right): readonly ApplicationAccess[] =>
  organizations
    .map(({ id, name, accounts }) => ({
      id,
      name,
      accounts: accounts
        .filter(({ rights }) => rights.includes(right))
        .map((account) => ({ id: account.id, name: account.name, rights: [right] })),
    }))
    .filter(({ accounts }) => accounts.length > 0)
