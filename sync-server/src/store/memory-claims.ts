import { sameTaxIdForm, type AccountId, type LoginId, type OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import type {
  Commit,
  InvitationTokenRow,
  MembershipChange,
  OrganizationRow,
  OrganizationSummary,
  PrimaryOrganization,
  UnitClaim,
} from './store.ts'
import { AccountClaimed, DirectoryMoved, LinkReplaced, PrimacyClaimed, UnitClaimed } from './store-errors.ts'

/** The claims across documents, in memory: the same decisions as `claim-rows.ts`. */
export class MemoryClaims {
  readonly #units = new Map<string, UnitClaim>()
  readonly #contractUnits = new Map<string, OrganizationId>()
  readonly #organizations = new Map<OrganizationId, OrganizationRow>()
  readonly #accounts = new Map<AccountId, OrganizationId>()
  /** By login; the value is whether the login is the primary one there. */
  readonly #memberships = new Map<LoginId, Map<OrganizationId, boolean>>()
  /** Newest generation, by `linkKey`. */
  readonly #links = new Map<string, { readonly organizationId: OrganizationId; readonly generation: number }>()
  #tokens: InvitationTokenRow[] = []

  /** Throws when another commit holds one of the claims. Changes nothing; `keep` does. */
  check(commit: Commit, organizationId: OrganizationId, seqOf: (document: DocumentName) => number | undefined): void {
    const { judgedBy } = commit
    if (judgedBy !== null && seqOf(judgedBy.directory) !== judgedBy.seq)
      throw new DirectoryMoved(judgedBy.directory, judgedBy.seq)
    for (const accountId of commit.accounts) if (this.#accounts.has(accountId)) throw new AccountClaimed(accountId)
    for (const identifier of commit.contractUnits ?? []) {
      const inContract = this.#contractUnits.get(identifier) ?? organizationId
      const inAccount = this.#units.get(identifier)?.organizationId ?? organizationId
      if (inContract !== organizationId || inAccount !== organizationId) throw new UnitClaimed(identifier)
    }
    this.#unitsAfter(commit, organizationId)
    for (const change of commit.memberships) this.#checkPrimacy(commit, change)
    for (const link of commit.links) {
      const newest = this.newestLink(organizationId, link.invitationId)
      if ('used' in link ? newest !== link.used : newest >= link.newest) throw new LinkReplaced(link.invitationId)
    }
  }

  keep(commit: Commit, organizationId: OrganizationId): void {
    for (const [identifier, claim] of this.#unitsAfter(commit, organizationId)) {
      if (claim === null) this.#units.delete(identifier)
      else this.#units.set(identifier, claim)
    }
    if (commit.organization !== null) this.#organizations.set(commit.organization.id, commit.organization)
    if (commit.contractUnits !== null) {
      deleteOwned(this.#contractUnits, (owner) => owner === organizationId)
      for (const identifier of commit.contractUnits) this.#contractUnits.set(identifier, organizationId)
    }
    for (const accountId of commit.accounts) this.#accounts.set(accountId, organizationId)
    for (const change of commit.memberships) {
      const memberships = this.#memberships.get(change.loginId) ?? new Map<OrganizationId, boolean>()
      this.#memberships.set(change.loginId, memberships)
      if (change.membership === null) memberships.delete(change.organizationId)
      else memberships.set(change.organizationId, change.membership.primary)
    }
    for (const link of commit.links)
      if ('newest' in link) this.#setNewestLink(organizationId, link.invitationId, link.newest)
  }

  remove(organizationId: OrganizationId): void {
    deleteOwned(this.#units, (claim) => claim.organizationId === organizationId)
    deleteOwned(this.#contractUnits, (owner) => owner === organizationId)
    deleteOwned(this.#accounts, (owner) => owner === organizationId)
    deleteOwned(this.#links, (link) => link.organizationId === organizationId)
    for (const memberships of this.#memberships.values()) memberships.delete(organizationId)
    this.#tokens = this.#tokens.filter((row) => row.organizationId !== organizationId)
    this.#organizations.delete(organizationId)
  }

  unit(identifier: string): UnitClaim | null {
    return this.#units.get(identifier) ?? null
  }

  contractHolder(identifier: string): OrganizationRow | null {
    const holder = this.#contractUnits.get(identifier)
    return (holder !== undefined && this.#organizations.get(holder)) || null
  }

  organizations(): readonly OrganizationRow[] {
    return [...this.#organizations.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
  }

  summaries(): readonly OrganizationSummary[] {
    const ofOne = <T>(owners: Iterable<T>, organizationId: T): number =>
      [...owners].filter((owner) => owner === organizationId).length
    return this.organizations()
      .map((row) => ({
        ...row,
        contractUnits: ofOne(this.#contractUnits.values(), row.id),
        accounts: ofOne(this.#accounts.values(), row.id),
        people: [...this.#memberships.values()].filter((memberships) => memberships.has(row.id)).length,
      }))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
  }

  organizationOfAccount(accountId: AccountId): OrganizationId | null {
    return this.#accounts.get(accountId) ?? null
  }

  organizationsOfLogin(loginId: LoginId): readonly OrganizationId[] {
    return [...(this.#memberships.get(loginId)?.keys() ?? [])].sort()
  }

  primaryOrganizations(loginId: LoginId): readonly PrimaryOrganization[] {
    const memberships = this.#memberships.get(loginId)
    return this.organizations()
      .filter(({ id }) => memberships?.get(id) === true)
      .map(({ id, taxId }) => ({ organizationId: id, taxId }))
  }

  token(tokenHash: string): InvitationTokenRow | null {
    return this.#tokens.find((row) => row.tokenHash === tokenHash) ?? null
  }

  replaceToken(row: InvitationTokenRow): void {
    const { organizationId, invitationId, generation } = row
    if (!this.#organizations.has(organizationId) || this.newestLink(organizationId, invitationId) > generation) return
    if (this.#tokens.some((other) => keyOf(other) === keyOf(row) && other.generation >= generation)) return
    this.#setNewestLink(organizationId, invitationId, generation)
    this.#tokens.push(row)
  }

  newestLink(organizationId: OrganizationId, invitationId: string): number {
    return this.#links.get(keyOf({ organizationId, invitationId }))?.generation ?? 0
  }

  #setNewestLink(organizationId: OrganizationId, invitationId: string, generation: number): void {
    const key = keyOf({ organizationId, invitationId })
    this.#links.set(key, { organizationId, generation })
    const replaced = this.#tokens
      .filter((row) => keyOf(row) === key && row.generation < generation)
      .sort((one, other) => other.generation - one.generation)
    const forgotten = new Set(replaced.slice(serverLimits.replacedLinksMax))
    this.#tokens = this.#tokens.filter((row) => !forgotten.has(row))
  }

  /** The unit claims after the commit: taken ones, and null for released ones. */
  #unitsAfter(commit: Commit, organizationId: OrganizationId): ReadonlyMap<string, UnitClaim | null> {
    const after = new Map<string, UnitClaim | null>()
    const current = (identifier: string): UnitClaim | null =>
      after.has(identifier) ? (after.get(identifier) ?? null) : (this.#units.get(identifier) ?? null)
    for (const change of commit.claims) {
      if ('release' in change) {
        if (current(change.release)?.organizationId === organizationId) after.set(change.release, null)
        continue
      }
      if (current(change.claim) !== null) throw new UnitClaimed(change.claim)
      const { claim, ...owner } = change
      after.set(claim, owner)
    }
    return after
  }

  #checkPrimacy(commit: Commit, { loginId, organizationId, membership }: MembershipChange): void {
    const own = commit.organization ?? this.#organizations.get(organizationId)
    if (membership === null || own === undefined) return
    const entity = sameTaxIdForm(own.taxId)
    for (const [otherId, isPrimary] of this.#memberships.get(loginId) ?? []) {
      const other = this.#organizations.get(otherId)
      if (otherId === organizationId || other === undefined || !(isPrimary || membership.primary)) continue
      if (sameTaxIdForm(other.taxId) !== entity) throw new PrimacyClaimed(loginId)
    }
  }
}

const keyOf = ({ organizationId, invitationId }: Pick<InvitationTokenRow, 'organizationId' | 'invitationId'>): string =>
  `${organizationId}/${invitationId}`

const deleteOwned = <K, V>(map: Map<K, V>, isOwned: (value: V) => boolean): void => {
  for (const [key, value] of map) if (isOwned(value)) map.delete(key)
}
