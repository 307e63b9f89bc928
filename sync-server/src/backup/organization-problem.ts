import { limits, sameEmailForm, sameIdentifierForm } from '@kontor/domain'
import type { OrganizationFile } from './organization-file.ts'

/** The first inconsistency between the records, each of which is valid alone; null when there is none. */
export const organizationProblem = (file: OrganizationFile): string | null => {
  for (const check of checks) {
    const problem = check(file)
    if (problem !== null) return problem
  }
  return null
}

const lists = [
  'accounts',
  'units',
  'services',
  'roles',
  'members',
  'invitations',
  'processTypes',
  'deadlines',
  'logins',
] as const

type Check = (file: OrganizationFile) => string | null

const eachIdOnce: Check = (file) => {
  const twice = lists.find((list) => hasTwins(file[list].map(({ id }) => id)))
  return twice === undefined ? null : `two of its ${twice} have one id`
}

const bounded: Check = (file) => {
  const { account, unit, service, role, member, invitation, processType } = limits.recordsPerKindMax
  const tooMany =
    file.accounts.length > account ||
    file.units.length > unit ||
    file.services.length > service ||
    file.roles.length > role ||
    file.members.length > member ||
    file.invitations.length > invitation ||
    file.processTypes.length > processType
  return tooMany ? 'it has more records of a kind than an organisation may have' : null
}

const oneMainAccount: Check = ({ accounts }) => {
  const [main, ...others] = accounts.filter(({ kind }) => kind === 'main')
  if (main === undefined || others.length > 0) return 'it must have exactly one main account'
  const strays = accounts.some(({ kind, parentId }) => parentId !== (kind === 'main' ? null : main.id))
  return strays || main.status !== 'active' ? 'its sub-accounts must be below its main account' : null
}

const nothingDangles: Check = (file) => {
  const accounts = idsOf(file.accounts)
  const subAccounts = idsOf(file.accounts.filter(({ kind }) => kind === 'sub'))
  const [units, roles, logins] = [idsOf(file.units), idsOf(file.roles), idsOf(file.logins)]
  const people = [...file.members, ...file.invitations]
  if (file.units.some(({ accountId }) => !accounts.has(accountId))) return 'a unit refers to an unknown account'
  if (file.services.some(({ accountId, unitId }) => !accounts.has(accountId) || !units.has(unitId)))
    return 'a service refers to an unknown account or unit'
  if (people.some(({ homeAccountId }) => !accounts.has(homeAccountId))) return 'a member’s home account is unknown'
  if (people.some(({ grants }) => grants.some((id) => !subAccounts.has(id)))) return 'a grant is to an unknown account'
  if (people.some(({ roleIds }) => roleIds.some((id) => !roles.has(id)))) return 'a member has an unknown role'
  return file.members.some(({ loginId }) => !logins.has(loginId)) ? 'a member has no login' : null
}

const onePrimaryMember: Check = ({ members }) =>
  members.filter(({ primary, admin, status }) => primary && admin && status === 'active').length === 1
    ? null
    : 'it must have exactly one primary member, an active administrator'

const oneOfEach: Check = ({ members, units, logins }) => {
  if (hasTwins(members.map(({ loginId }) => loginId))) return 'two members have one login'
  if (hasTwins(units.map(({ identifier }) => sameIdentifierForm(identifier)))) return 'two units have one identifier'
  if (hasTwins(logins.map(({ email }) => sameEmailForm(email)))) return 'two logins have one e-mail'
  return hasTwins(logins.map(({ username }) => username.toLowerCase())) ? 'two logins have one user name' : null
}

const checks: readonly Check[] = [eachIdOnce, bounded, oneMainAccount, nothingDangles, onePrimaryMember, oneOfEach]

const idsOf = (records: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(records.map(({ id }) => id))

const hasTwins = (values: readonly string[]): boolean => new Set(values).size < values.length
