import { sameIdentifierForm, type AccountId, type DirectoryChange, type OrganizationId } from '@kontor/domain'
import type { AccountName } from '../store/conversation-row.ts'
import type { ClaimChange, Commit, MembershipChange, OrganizationRow } from '../store/store.ts'

type Projections = Pick<
  Commit,
  'claims' | 'contractUnits' | 'organization' | 'accounts' | 'accountNames' | 'memberships'
>

/** What the server must find without opening this document: who holds which identifier, who belongs where. */
export const projectionsOf = (organizationId: OrganizationId, changes: readonly DirectoryChange[]): Projections => {
  const claims: ClaimChange[] = []
  const accounts: AccountId[] = []
  const accountNames: AccountName[] = []
  const memberships: MembershipChange[] = []
  let organization: OrganizationRow | null = null
  let contractUnits: readonly string[] | null = null
  for (const change of changes) {
    if (change.kind === 'organization') {
      const { id, profile, legalEntity, contract, demonstration } = change.after
      organization = {
        id,
        profile,
        name: legalEntity.name,
        taxId: legalEntity.taxId,
        contractUnits: contract.units,
        demonstration,
      }
      contractUnits = [...new Set(contract.units.map(sameIdentifierForm))]
    } else if (change.kind === 'account') {
      if (change.before === null && change.after !== null) accounts.push(change.after.id)
      if (change.after !== null && change.before?.name !== change.after.name)
        accountNames.push({ accountId: change.after.id, name: change.after.name })
    } else if (change.kind === 'unit') {
      claims.push(...claimsOf(organizationId, change))
    } else if (change.kind === 'member') {
      memberships.push(...membershipsOf(organizationId, change))
    }
  }
  return { claims, contractUnits, organization, accounts, accountNames, memberships }
}

const claimsOf = (
  organizationId: OrganizationId,
  { before, after }: Extract<DirectoryChange, { kind: 'unit' }>,
): readonly ClaimChange[] => {
  const claims: ClaimChange[] = []
  if (before !== null) claims.push({ release: sameIdentifierForm(before.identifier) })
  if (after !== null) {
    const claim = sameIdentifierForm(after.identifier)
    claims.push({ claim, organizationId, accountId: after.accountId, unitId: after.id })
  }
  return claims
}

const membershipsOf = (
  organizationId: OrganizationId,
  { before, after }: Extract<DirectoryChange, { kind: 'member' }>,
): readonly MembershipChange[] => {
  if (after === null) return before === null ? [] : [{ loginId: before.loginId, organizationId, membership: null }]
  if (before?.loginId === after.loginId && before.primary === after.primary) return []
  return [{ loginId: after.loginId, organizationId, membership: { primary: after.primary } }]
}
