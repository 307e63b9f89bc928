import { changedRights } from '../changed-rights.ts'
import { put } from '../directory.ts'
import { refuseUnit } from '../guards/refuse-unit.ts'
import type { Mutator, SystemMutationArguments } from '../mutation.ts'
import { profiles } from '../profiles/profiles.ts'
import type { ArgumentIssue } from '../refusal.ts'
import { sameNameForm } from '../text.ts'

type Args = SystemMutationArguments<'registerOrganization'>

/** A1, decision 4: the main account with its first unit, and the owner, whose login is the primary one. Roles to
 * begin with hold what the profile has (A19). */
export const registerOrganization: Mutator<Args> = (directory, args, context) => {
  const { organization, account, unit, owner, roles } = args
  if (directory.organization !== null) return { code: 'already-exists', kind: 'account', recordId: account.id }
  const issues = mismatches(args)
  if (issues.length > 0) return { code: 'invalid-arguments', issues }
  const refusal = refuseUnit(directory, organization, unit.identifier, context.facts)
  if (refusal) return refusal
  const profile = profiles[organization.profile]
  return [
    { kind: 'organization', record: organization },
    put('account', account),
    put('unit', unit),
    put('member', owner),
    ...roles.map((role) => put('role', { ...role, rights: changedRights(profile, role.rights, [], []) })),
  ]
}

/** The four records must belong together, or nothing that is built on them would hold. */
const mismatches = ({ account, unit, owner, roles }: Args): readonly ArgumentIssue[] => {
  const checks: readonly (readonly [path: string, holds: boolean])[] = [
    ['account.kind', account.kind === 'main'],
    ['account.parentId', account.parentId === null],
    ['account.status', account.status === 'active'],
    ['account.position', account.position === 0],
    ['unit.accountId', unit.accountId === account.id],
    ['owner.homeAccountId', owner.homeAccountId === account.id],
    ['owner.primary', owner.primary],
    ['owner.admin', owner.admin],
    ['owner.status', owner.status === 'active'],
    ['owner.roleIds', owner.roleIds.length === 0],
    ['owner.grants', owner.grants.length === 0],
    ['roles', new Set(roles.map(({ name }) => sameNameForm(name))).size === roles.length],
  ]
  return checks.filter(([, holds]) => !holds).map(([path]) => ({ path, reason: 'mismatch' }))
}
