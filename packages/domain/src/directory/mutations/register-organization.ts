import * as v from 'valibot'
import { limits } from '../../kernel/limits.ts'
import type { ArgumentIssue } from '../../kernel/refusal.ts'
import { sameNameForm, sameTaxIdForm } from '../../kernel/same-form.ts'
import { changedRights } from '../changed-lists.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import type { Facts } from '../facts.ts'
import { refuseForeignAccountId } from '../guards/refuse-foreign-account-id.ts'
import { refuseUnit } from '../guards/refuse-unit.ts'
import { profiles } from '../profiles/profiles.ts'
import {
  AccountSchema,
  MemberSchema,
  OrganizationSchema,
  RoleSchema,
  UnitSchema,
  type Member,
  type Organization,
} from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'

const schema = v.object({
  organization: OrganizationSchema,
  account: AccountSchema,
  unit: UnitSchema,
  owner: MemberSchema,
  /** Roles to begin with, which the sender has named in a language (A19). */
  roles: v.optional(v.pipe(v.array(RoleSchema), v.maxLength(limits.rolesPerListMax, 'too-many')), []),
})
type Args = v.InferOutput<typeof schema>

/**
 * A1, decision 4: the main account with its first unit, and the owner, whose login is the primary one. Roles to
 * begin with hold what the profile has (A19).
 */
export const registerOrganization = defineMutation({
  arguments: schema,
  who: 'system',
  history: 'accounts',
  facts: ({ organization, account, unit, owner }) => ({
    accountId: account.id,
    unit: unit.identifier,
    contractUnits: organization.contract.units,
    loginId: owner.loginId,
  }),
  run: (directory, args, context) => {
    const { facts } = context
    const { organization, account, unit, owner, roles } = args
    if (directory.organization !== null) return { code: 'already-exists', kind: 'account', recordId: account.id }
    const issues = mismatches(args)
    if (issues.length > 0) return { code: 'invalid-arguments', issues }
    const refusal =
      refuseUnit(directory, organization, unit.identifier, context) ??
      refuseContract(facts) ??
      refuseForeignAccountId(account.id, facts) ??
      refusePrimaryOfOther(organization, owner, facts)
    if (refusal) return refusal
    const profile = profiles[organization.profile]
    return [
      put('organization', organization),
      put('account', account),
      put('unit', unit),
      put('member', owner),
      ...roles.map((role) => put('role', { ...role, rights: changedRights(profile, role.rights, [], []) })),
    ]
  },
  undo: 'beginning',
})

/** Decision 6: a unit is in one contract, and in no account of another organisation. */
const refuseContract = ({ takenContractUnit: identifier }: Facts): DirectoryRefusal | null =>
  identifier ? { code: 'unit-taken', identifier, accountName: null } : null

/** Decision 5: the organisations of a primary login are of one legal entity. */
const refusePrimaryOfOther = (
  { id, legalEntity }: Organization,
  { username }: Member,
  { login }: Facts,
): DirectoryRefusal | null => {
  const entity = sameTaxIdForm(legalEntity.taxId)
  const isElsewhere = login?.primaryOf.some(
    ({ organizationId, taxId }) => organizationId !== id && sameTaxIdForm(taxId) !== entity,
  )
  return isElsewhere ? { code: 'login-is-primary-elsewhere', username } : null
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
