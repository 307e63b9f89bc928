import type { AccountId, MemberId } from '../../kernel/ids.ts'
import type { AccountReason } from '../access/access.ts'
import { effectiveAccess } from '../access/effective-access.ts'
import { accountsInOrder } from '../access/record-order.ts'
import type { Directory } from '../directory.ts'
import type { Right } from '../profiles/profile.ts'
import type { Member } from '../records.ts'

/** Who could enter what, at the end of a moment. */
export interface PersonThen {
  readonly memberId: MemberId
  readonly name: string
  readonly username: string
  readonly admin: boolean
  readonly primary: boolean
  readonly accounts: readonly {
    readonly accountId: AccountId
    readonly name: string
    readonly reason: AccountReason
    readonly rights: readonly Right[]
  }[]
}

/**
 * Everybody who reaches an account of this directory, or the one account that is asked about, by `effectiveAccess`. Of a
 * past directory it gives who had access then. It yields before each person, so that its caller can serve others in between.
 */
export function* peopleThen(directory: Directory, accountId: AccountId | null): Generator<void, readonly PersonThen[]> {
  const people: PersonThen[] = []
  if (directory.organization === null) return people
  const names = new Map(accountsInOrder(directory).map(({ id, name }) => [id, name]))
  for (const member of directory.member.values()) {
    yield
    const accounts = effectiveAccess(directory, member.id)
      .filter((access) => accountId === null || access.accountId === accountId)
      .map((access) => ({
        accountId: access.accountId,
        name: names.get(access.accountId) ?? '',
        reason: access.reason,
        rights: access.rights.map(({ right }) => right),
      }))
    if (accounts.length > 0) people.push({ ...factsOf(member), accounts })
  }
  return people
}

const factsOf = ({ id, name, username, admin, primary }: Member) => ({ memberId: id, name, username, admin, primary })
