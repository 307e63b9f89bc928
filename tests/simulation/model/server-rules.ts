import { hourMs } from '@kontor/domain'
import type { Account, Member, Organization, Role, Unit } from '@kontor/domain'
import { againstContract, againstUnit } from './against-unit.ts'
import {
  byId,
  changed,
  isPrimaryElsewhere,
  refused,
  rightsHere,
  unless,
  type Answer,
  type Situation,
} from './situation.ts'

interface Registered {
  readonly organization: Organization
  readonly account: Account
  readonly unit: Unit
  readonly owner: Member
  readonly roles?: readonly Role[]
}

/**
 * A1, B18, decisions 4 to 6: the server itself writes it, once for each organisation, and the records belong together. Roles to
 * begin with have the rights that there are in the profile.
 */
export const registerOrganization = (situation: Situation, args: Registered): Answer => {
  const { here, elsewhere } = situation
  const { organization, account, unit, owner, roles = [] } = args
  if (here.organization !== null) return refused('already-exists')
  const isMain = account.kind === 'main' && account.parentId === null && account.status === 'active'
  const isTheirs = unit.accountId === account.id && owner.homeAccountId === account.id
  const isOwner = owner.primary && owner.admin && owner.status === 'active' && owner.grants.length === 0
  const belongsTogether = isMain && isTheirs && isOwner && account.position === 0 && owner.roleIds.length === 0
  const isRight = (right: string): boolean => rightsHere({ ...here, organization }).includes(right)
  const registered = { ...situation, here: { ...here, organization } }
  const accounts = elsewhere.directories.flatMap((directory) => directory.account)
  return unless(
    [
      [!belongsTogether, 'invalid-arguments'],
      [byId(accounts, account.id) !== undefined, 'already-exists'],
      ...againstUnit(registered, unit.identifier),
      ...againstContract(situation, organization.contract.units),
      [isPrimaryElsewhere(registered, owner.loginId), 'login-is-primary-elsewhere'],
    ],
    () => [
      { kind: 'organization', put: organization },
      { kind: 'account', put: account },
      { kind: 'unit', put: unit },
      { kind: 'member', put: owner },
      ...roles.map((role) => ({ kind: 'role' as const, put: { ...role, rights: role.rights.filter(isRight) } })),
    ],
  )
}

/** B10: the last sign-in of a member, written at most once an hour. */
export const recordSignIn = ({ here, now }: Situation, args: { readonly loginId: string }): Answer => {
  const member = here.member.find(({ loginId }) => loginId === args.loginId)
  const last = member?.lastSignInAt ?? null
  if (member === undefined || (last !== null && now < last + hourMs)) return changed()
  return changed({ kind: 'member', put: { ...member, lastSignInAt: now } as Member })
}
