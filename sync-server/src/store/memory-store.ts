import { randomUUID } from 'node:crypto'
import type { AccountId, LoginId, OrganizationId } from '@kontor/domain'
import { parseDocumentName, type DocumentName, type Outcome } from '@kontor/protocol'
import { chained, genesisHash } from './entry-hash.ts'
import { AccountClaimed, UnitClaimed, WrongSeq } from './store-errors.ts'
import type {
  ChainedEntry,
  Commit,
  DueQuery,
  InvitationTokenRow,
  LogQuery,
  NewEffect,
  OrganizationRow,
  PrimaryOrganization,
  Store,
  StoredDocument,
  StoredEffect,
  StoredRefusal,
  UnitClaim,
} from './store.ts'

interface KeptDocument {
  readonly organizationId: OrganizationId
  readonly epoch: string
  seq: number
  updates: { readonly seq: number; readonly bytes: Uint8Array }[]
  readonly log: ChainedEntry[]
  readonly refusals: (StoredRefusal & { readonly loginId: LoginId })[]
  /** By `<loginId>/<mutationId>`. */
  readonly outcomes: Map<string, Outcome>
}
interface KeptEffect extends StoredEffect {
  readonly organizationId: OrganizationId | null
  readonly finished: boolean
}

/** The store for tests: keeps everything as long as it lives, by the same contract as the others. */
export class MemoryStore implements Store {
  readonly #documents = new Map<DocumentName, KeptDocument>()
  readonly #effects = new Map<string, KeptEffect>()
  readonly #claims = new Map<string, UnitClaim>()
  readonly #organizations = new Map<OrganizationId, OrganizationRow>()
  readonly #accounts = new Map<AccountId, OrganizationId>()
  /** By login; the value says whether the login is the primary one there. */
  readonly #memberships = new Map<LoginId, Map<OrganizationId, boolean>>()
  #tokens: InvitationTokenRow[] = []

  async load(document: DocumentName): Promise<StoredDocument> {
    const { seq, epoch, updates } = this.#documents.get(document) ?? this.#create(document)
    return { seq, epoch, updates: updates.map(({ bytes }) => bytes) }
  }

  async seqOf(document: DocumentName): Promise<number | null> {
    return this.#documents.get(document)?.seq ?? null
  }

  async append(commit: Commit): Promise<void> {
    const document = this.#documents.get(commit.document)
    if (document?.seq !== commit.expectedSeq) throw new WrongSeq(commit.document, commit.expectedSeq)
    // Everything that can fail comes before everything that changes.
    const claims = this.#claimsAfter(commit, document.organizationId)
    for (const accountId of commit.accounts) if (this.#accounts.has(accountId)) throw new AccountClaimed(accountId)
    const outcomes = structuredClone(commit.outcomes)
    const entries = structuredClone(commit.entries)

    for (const [identifier, claim] of claims) {
      if (claim === null) this.#claims.delete(identifier)
      else this.#claims.set(identifier, claim)
    }
    document.seq += entries.length
    document.log.push(...chained(commit.document, document.log.at(-1)?.hash ?? genesisHash, entries))
    if (commit.update !== null) document.updates.push({ seq: document.seq, bytes: commit.update })
    for (const { loginId, outcome, refused } of outcomes) {
      document.outcomes.set(`${loginId}/${outcome.id}`, outcome)
      if (refused !== undefined) document.refusals.push({ ...refused, outcome, loginId })
    }
    this.#keepProjections(commit, document.organizationId)
  }

  async snapshot(name: DocumentName, seq: number, update: Uint8Array): Promise<void> {
    const document = this.#documents.get(name)
    if (document === undefined) return
    document.updates = [{ seq, bytes: update }, ...document.updates.filter((kept) => kept.seq > seq)]
  }

  async outcomes(
    document: DocumentName,
    loginId: LoginId,
    mutationIds: readonly string[],
  ): Promise<ReadonlyMap<string, Outcome>> {
    const found = new Map<string, Outcome>()
    for (const id of mutationIds) {
      const outcome = this.#documents.get(document)?.outcomes.get(`${loginId}/${id}`)
      if (outcome !== undefined) found.set(id, outcome)
    }
    return found
  }

  async log(document: DocumentName, { beyond, direction, limit }: LogQuery): Promise<readonly ChainedEntry[]> {
    const log = this.#documents.get(document)?.log ?? []
    const found = direction === 'forth' ? log.filter(({ seq }) => seq > beyond) : log.filter(({ seq }) => seq < beyond)
    return structuredClone((direction === 'forth' ? found : found.reverse()).slice(0, limit))
  }

  async refusals(
    document: DocumentName,
    loginId: LoginId,
    { before, limit }: { readonly before: number; readonly limit: number },
  ): Promise<readonly StoredRefusal[]> {
    const found = (this.#documents.get(document)?.refusals ?? [])
      .filter((refusal) => refusal.loginId === loginId && refusal.at < before)
      .sort((one, other) => other.at - one.at || (one.outcome.id < other.outcome.id ? -1 : 1))
    const last = found[limit - 1]?.at ?? 0
    return structuredClone(found.filter(({ at }) => at >= last).map(({ loginId: _, ...refusal }) => refusal))
  }

  async unitClaim(identifier: string): Promise<UnitClaim | null> {
    return this.#claims.get(identifier) ?? null
  }

  async organizations(): Promise<readonly OrganizationRow[]> {
    return [...this.#organizations.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
  }

  async hasOrganizations(): Promise<boolean> {
    return this.#organizations.size > 0
  }

  async demonstrations(): Promise<readonly Pick<OrganizationRow, 'id' | 'name'>[]> {
    return [...this.#organizations.values()]
      .filter(({ demonstration }) => demonstration)
      .map(({ id, name }) => ({ id, name }))
      .sort((one, other) => (one.id < other.id ? -1 : 1))
  }

  async organizationOfAccount(accountId: AccountId): Promise<OrganizationId | null> {
    return this.#accounts.get(accountId) ?? null
  }

  async organizationsOfLogin(loginId: LoginId): Promise<readonly OrganizationId[]> {
    return [...(this.#memberships.get(loginId)?.keys() ?? [])].sort()
  }

  async primaryOrganizations(loginId: LoginId): Promise<readonly PrimaryOrganization[]> {
    const memberships = this.#memberships.get(loginId)
    return (await this.organizations())
      .filter(({ id }) => memberships?.get(id) === true)
      .map(({ id, taxId }) => ({ organizationId: id, taxId }))
  }

  async addEffect(effect: NewEffect): Promise<void> {
    this.#keepEffects([effect], null)
  }

  async dueEffects({ kind: wanted, now, beyond, limit }: DueQuery): Promise<readonly StoredEffect[]> {
    return this.#waitingEffects(wanted)
      .filter(({ dueAt }) => dueAt <= now || (beyond !== null && dueAt > beyond))
      .slice(0, limit)
      .map(({ id, kind, payload, dueAt, attempts }) => ({ id, kind, payload, dueAt, attempts }))
  }

  async finishEffect(effectId: string): Promise<void> {
    const effect = this.#effects.get(effectId)
    if (effect !== undefined) this.#effects.set(effectId, { ...effect, payload: null, finished: true })
  }

  async postponeEffect(effectId: string, dueAt: number): Promise<void> {
    const effect = this.#effects.get(effectId)
    if (effect !== undefined) this.#effects.set(effectId, { ...effect, dueAt, attempts: effect.attempts + 1 })
  }

  async nextEffectAt(kind: string, after: number): Promise<number | null> {
    return this.#waitingEffects(kind).find(({ dueAt }) => dueAt > after)?.dueAt ?? null
  }

  async invitationToken(tokenHash: string): Promise<InvitationTokenRow | null> {
    return this.#tokens.find((row) => row.tokenHash === tokenHash) ?? null
  }

  async invitationGeneration(organizationId: OrganizationId, invitationId: string): Promise<number> {
    const ofInvitation = this.#tokens.find(
      (row) => row.organizationId === organizationId && row.invitationId === invitationId,
    )
    return ofInvitation?.generation ?? 0
  }

  async replaceInvitationToken(row: InvitationTokenRow): Promise<void> {
    const { organizationId, invitationId, generation } = row
    if (!this.#organizations.has(organizationId)) return
    if ((await this.invitationGeneration(organizationId, invitationId)) >= generation) return
    this.#tokens = this.#tokens.filter(
      (other) => other.organizationId !== organizationId || other.invitationId !== invitationId,
    )
    this.#tokens.push(row)
  }

  async removeOrganization(organizationId: OrganizationId): Promise<void> {
    const owned = <K>(map: Map<K, { readonly organizationId: OrganizationId | null }>): void => {
      for (const [key, value] of map) if (value.organizationId === organizationId) map.delete(key)
    }
    owned(this.#documents)
    owned(this.#effects)
    owned(this.#claims)
    for (const [accountId, owner] of this.#accounts) if (owner === organizationId) this.#accounts.delete(accountId)
    for (const memberships of this.#memberships.values()) memberships.delete(organizationId)
    this.#tokens = this.#tokens.filter((row) => row.organizationId !== organizationId)
    this.#organizations.delete(organizationId)
  }

  async close(): Promise<void> {
    // Nothing is open.
  }

  #create(name: DocumentName): KeptDocument {
    const address = parseDocumentName(name)
    const organizationId =
      address?.kind === 'directory'
        ? address.organizationId
        : address?.kind === 'section'
          ? this.#accounts.get(address.accountId)
          : undefined
    if (organizationId === undefined) throw new Error(`${name} belongs to no organisation`)
    const document = {
      organizationId,
      epoch: randomUUID(),
      seq: 0,
      updates: [],
      log: [],
      refusals: [],
      outcomes: new Map(),
    }
    this.#documents.set(name, document)
    return document
  }

  /** What the commit makes of the claims: taken ones, and null for those given back. */
  #claimsAfter(commit: Commit, organizationId: OrganizationId): ReadonlyMap<string, UnitClaim | null> {
    const after = new Map<string, UnitClaim | null>()
    const current = (identifier: string): UnitClaim | null =>
      after.has(identifier) ? (after.get(identifier) ?? null) : (this.#claims.get(identifier) ?? null)
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

  #keepProjections(commit: Commit, organizationId: OrganizationId): void {
    if (commit.organization !== null) this.#organizations.set(commit.organization.id, commit.organization)
    for (const accountId of commit.accounts) this.#accounts.set(accountId, organizationId)
    for (const change of commit.memberships) {
      const memberships = this.#memberships.get(change.loginId) ?? new Map<OrganizationId, boolean>()
      this.#memberships.set(change.loginId, memberships)
      if (change.membership === null) memberships.delete(change.organizationId)
      else memberships.set(change.organizationId, change.membership.primary)
    }
    this.#keepEffects(commit.effects, organizationId)
  }

  #keepEffects(effects: readonly NewEffect[], organizationId: OrganizationId | null): void {
    for (const effect of effects) {
      if (this.#effects.has(effect.id)) continue
      this.#effects.set(effect.id, { ...structuredClone(effect), organizationId, attempts: 0, finished: false })
    }
  }

  #waitingEffects(wanted: string): KeptEffect[] {
    return [...this.#effects.values()]
      .filter(({ finished, kind }) => !finished && kind === wanted)
      .sort((one, other) => one.dueAt - other.dueAt || (one.id < other.id ? -1 : 1))
  }
}
