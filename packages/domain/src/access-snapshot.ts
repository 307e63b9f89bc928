import type { AccessSnapshot, OrganizationAccess, ReachedAccount } from './access.ts'
import { directoryAccess } from './directory-access.ts'
import type { Directory } from './directory.ts'
import { effectiveAccess } from './effective-access.ts'
import type { AccountId } from './ids.ts'
import { memberOfLogin } from './member-of-login.ts'
import type { Account, Member, Organization, Service, Unit } from './records.ts'

/**
 * What a login may do, in every organisation that it belongs to, and nothing about other people (DESIGN 4).
 * Directories of which the login is no member are passed over; a suspended member stays listed, without accounts.
 * Units and services are in an order of their own, so that equal access gives equal snapshots.
 */
export const accessSnapshot = (login: AccessSnapshot['login'], directories: readonly Directory[]): AccessSnapshot => {
  const organizations: OrganizationAccess[] = []
  for (const directory of directories) {
    const member = memberOfLogin(directory, login.id)
    if (directory.organization && member) {
      organizations.push(organizationAccess(directory, directory.organization, member))
    }
  }
  const { id, name, username, email } = login
  return { login: { id, name, username, email }, organizations }
}

const organizationAccess = (directory: Directory, organization: Organization, member: Member): OrganizationAccess => {
  const { id, homeAccountId, primary, admin, status } = member
  return {
    id: organization.id,
    name: organization.legalEntity.name,
    profile: organization.profile,
    demonstration: organization.demonstration,
    member: { id, homeAccountId, primary, admin, status },
    directory: directoryAccess(directory, member.loginId),
    accounts: reachedAccounts(directory, member),
  }
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
