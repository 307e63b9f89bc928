import type { SignInMethod } from '../../kernel/actor.ts'
import type { AccountId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import { memberOfLogin } from '../member-of-login.ts'
import { organizationOf } from '../organization-of.ts'
import type { Right } from '../profiles/profile.ts'
import type { Account, Member, Service, Unit } from '../records.ts'
import type { AccessSnapshot, Contact, OrganizationAccess, ReachedAccount } from './access.ts'
import { directoryAccess } from './directory-access.ts'
import { effectiveAccess } from './effective-access.ts'
import { admitsSession } from './session-access.ts'

/**
 * What a login may do, in every organisation that it belongs to, and nothing about other people (DESIGN 4).
 * Directories of which the login is no member are skipped; a suspended member stays listed, without accounts.
 * Units and services are in an order of their own, so that equal access gives equal snapshots.
 */
export const accessSnapshot = (
  login: AccessSnapshot['login'],
  directories: readonly Directory[],
  /** How the session was made that reads it. */
  signedInBy: SignInMethod | null = null,
): AccessSnapshot => {
  const organizations: OrganizationAccess[] = []
  for (const directory of directories) {
    const member = memberOfLogin(directory, login.id)
    if (!directory.organization || !member) continue
    const own = organizationAccess(directory, member)
    organizations.push(admitsSession(directory, signedInBy) ? own : awaitingSingleSignOn(own))
  }
  const { id, name, username, email } = login
  return {
    login: { id, name, username, email },
    organizations,
    ...(signedInBy === null ? {} : { signedInBy }),
  }
}

/** The ids alone say nothing to a session to which the organisation is closed. */
const awaitingSingleSignOn = ({ directory, accounts, ...organization }: OrganizationAccess): OrganizationAccess => ({
  ...organization,
  directory: 'none',
  accounts: [],
  contact: null,
  awaitsSingleSignOn: { directory, accounts: accounts.map(({ id, rights }) => ({ id, rights })) },
})

/**
 * What a member may do in this organisation: that member's part of the access snapshot. An administrator who views the
 * app as another person sees what this function gives for that person, over the directory that the administrator has.
 *
 * @example organizationAccess(directory, member).accounts.map(({ name }) => name)
 */
export const organizationAccess = (directory: Directory, member: Member): OrganizationAccess => {
  const organization = organizationOf(directory)
  const { id, homeAccountId, primary, admin, status } = member
  const mayDirectory = directoryAccess(directory, member.loginId)
  const accounts = reachedAccounts(directory, member)
  const opensNothing = mayDirectory === 'none' && accounts.every(({ rights }) => !rights.some(hasPages))
  return {
    id: organization.id,
    name: organization.legalEntity.name,
    profile: organization.profile,
    demonstration: organization.demonstration,
    member: { id, homeAccountId, primary, admin, status },
    directory: mayDirectory,
    accounts,
    contact: opensNothing ? primaryContact(directory) : null,
  }
}

/** The right `account` opens the directory; every other right opens pages of its own. */
const hasPages = (right: Right): boolean => right !== 'account'

/** The owner registered the organisation, and so comes first among its members: the search ends at once. */
const primaryContact = (directory: Directory): Contact | null => {
  for (const { primary, name, email } of directory.member.values()) if (primary) return { name, email }
  return null
}

const reachedAccounts = (directory: Directory, member: Member): readonly ReachedAccount[] => {
  const access = effectiveAccess(directory, member.id)
  const reached = new Set(access.map(({ accountId }) => accountId))
  const units = byAccount(directory.unit.values(), reached)
  const services = byAccount(directory.service.values(), reached)
  return access.map(({ accountId, reason, rights }) => ({
    // effectiveAccess names accounts of this directory only.
    ...accountFacts(directory.account.get(accountId) as Account),
    reason,
    rights: rights.map(({ right }) => right),
    units: (units.get(accountId) ?? [])
      .sort(byIdentifier)
      .map(({ id, identifier, name }) => ({ id, identifier, name })),
    services: (services.get(accountId) ?? []).sort(byType).map(({ id, unitId, type }) => ({ id, unitId, type })),
  }))
}

const accountFacts = ({ id, kind, name, position }: Account) => ({ id, kind, name, position })

const byAccount = <R extends Unit | Service>(records: Iterable<R>, accountIds: ReadonlySet<AccountId>) => {
  const groups = new Map<AccountId, R[]>()
  for (const record of records) {
    if (!accountIds.has(record.accountId)) continue
    const group = groups.get(record.accountId)
    if (group) group.push(record)
    else groups.set(record.accountId, [record])
  }
  return groups
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const byIdentifier = (one: Unit, other: Unit): number => compare(one.identifier, other.identifier)
const byType = (one: Service, other: Service): number => compare(one.type, other.type) || compare(one.id, other.id)
