import { randomUUID } from 'node:crypto'
import type { AccountId, LoginId, OrganizationId } from '@kontor/domain'
import type { DocumentName, Outcome } from '@kontor/protocol'
import { documentOwner } from './document-owner.ts'
import { chained, genesisHash } from './entry-hash.ts'
import { MemoryAttachments } from './memory-attachments.ts'
import type { DocumentNews, StoredDocument } from './stored-document.ts'
import { MemoryClaims } from './memory-claims.ts'
import { MemoryConversations } from './memory-conversations.ts'
import { OutcomeStored, WrongSeq } from './store-errors.ts'
import type { ConversationCounts, ConversationQuery, ListedConversation } from './conversation-row.ts'
import type {
  ChainedEntry,
  Commit,
  DueQuery,
  InvitationTokenRow,
  LogQuery,
  NewAttachment,
  NewEffect,
  OrganizationRow,
  OrganizationSummary,
  PrimaryOrganization,
  Store,
  StoredAttachment,
  StoredEffect,
  StoredRefusal,
  StoreFigures,
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

/** The store for tests: keeps everything in memory, by the same contract as the others. */
export class MemoryStore implements Store {
  readonly #documents = new Map<DocumentName, KeptDocument>()
  readonly #effects = new Map<string, KeptEffect>()
  readonly #claims = new MemoryClaims()
  readonly #attachments = new MemoryAttachments()
  readonly #conversations = new MemoryConversations()

  async load(document: DocumentName): Promise<StoredDocument> {
    const { seq, epoch, updates } = this.#documents.get(document) ?? this.#create(document)
    return { seq, epoch, updates: updates.map(({ bytes }) => bytes) }
  }

  async seqOf(document: DocumentName): Promise<number | null> {
    return this.#documents.get(document)?.seq ?? null
  }

  async since(name: DocumentName, seq: number, entriesMax: number): Promise<DocumentNews | null> {
    const document = this.#documents.get(name)
    if (document === undefined || document.seq - seq > entriesMax) return null
    const updates = document.updates.filter((update) => update.seq > seq).map(({ bytes }) => bytes)
    const changes = document.log.filter((entry) => entry.seq > seq).flatMap((entry) => structuredClone(entry.changes))
    return { seq: document.seq, epoch: document.epoch, updates, changes }
  }

  async append(commit: Commit): Promise<void> {
    const commits = commit.also === null ? [commit] : [commit, commit.also]
    // Everything that can fail comes before everything that changes.
    for (const one of commits) this.#check(one)
    for (const one of structuredClone(commits)) this.#keep(one)
  }

  #check(commit: Commit): void {
    const document = this.#documents.get(commit.document)
    if (document?.seq !== commit.expectedSeq) throw new WrongSeq(commit.document, commit.expectedSeq)
    if (commit.outcomes.some(({ loginId, outcome }) => document.outcomes.has(`${loginId}/${outcome.id}`)))
      throw new OutcomeStored(commit.document)
    this.#claims.check(commit, document.organizationId, (name) => this.#documents.get(name)?.seq)
    this.#attachments.check(commit)
  }

  #keep(commit: Commit): void {
    const document = this.#documents.get(commit.document)
    if (document === undefined) return
    document.seq += commit.entries.length
    document.log.push(...chained(commit.document, document.log.at(-1)?.hash ?? genesisHash, commit.entries))
    if (commit.update !== null) document.updates.push({ seq: document.seq, bytes: commit.update })
    for (const { loginId, outcome, refused } of commit.outcomes) {
      document.outcomes.set(`${loginId}/${outcome.id}`, outcome)
      if (refused !== undefined) document.refusals.push({ ...refused, outcome, loginId })
    }
    this.#claims.keep(commit, document.organizationId)
    this.#attachments.keep(commit)
    this.#conversations.keep(commit, document.organizationId)
    this.#keepEffects(commit.effects, document.organizationId)
  }

  async snapshot(name: DocumentName, seq: number, update: Uint8Array): Promise<void> {
    const document = this.#documents.get(name)
    if (document === undefined) return
    document.updates = [{ seq, bytes: update }, ...document.updates.filter((kept) => kept.seq > seq)]
  }

  async outcomes(...[document, loginId, ids]: Parameters<Store['outcomes']>): Promise<ReadonlyMap<string, Outcome>> {
    const { outcomes } = this.#documents.get(document) ?? { outcomes: new Map<string, Outcome>() }
    const found = ids.map((id) => [id, outcomes.get(`${loginId}/${id}`)] as const)
    return new Map(found.flatMap(([id, outcome]) => (outcome === undefined ? [] : [[id, outcome] as const])))
  }

  async outcomeIds(document: DocumentName, loginId: LoginId, limit: number): Promise<readonly string[]> {
    const own = [...(this.#documents.get(document)?.outcomes.keys() ?? [])].filter((key) =>
      key.startsWith(`${loginId}/`),
    )
    return own.slice(0, limit).map((key) => key.slice(loginId.length + 1))
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
    return this.#claims.unit(identifier)
  }

  async contractHolder(identifier: string): Promise<OrganizationRow | null> {
    return this.#claims.contractHolder(identifier)
  }

  async organizations(): Promise<readonly OrganizationRow[]> {
    return this.#claims.organizations()
  }

  async organizationSummaries(): Promise<readonly OrganizationSummary[]> {
    return this.#claims.summaries()
  }

  async figures(): Promise<StoreFigures> {
    const waiting = [...this.#effects.values()].filter(({ finished }) => !finished)
    const dueAt = waiting.map((effect) => effect.dueAt)
    return {
      documents: this.#documents.size,
      organizations: this.#claims.organizations().length,
      effectsWaiting: waiting.length,
      oldestEffectDueAt: dueAt.length === 0 ? null : Math.min(...dueAt),
    }
  }

  async hasOrganizations(): Promise<boolean> {
    return this.#claims.organizations().length > 0
  }

  async demonstrations(): Promise<readonly Pick<OrganizationRow, 'id' | 'name'>[]> {
    return this.#claims
      .organizations()
      .filter(({ demonstration }) => demonstration)
      .map(({ id, name }) => ({ id, name }))
  }

  async organizationOfAccount(accountId: AccountId): Promise<OrganizationId | null> {
    return this.#claims.organizationOfAccount(accountId)
  }

  async organizationsOfLogin(loginId: LoginId): Promise<readonly OrganizationId[]> {
    return this.#claims.organizationsOfLogin(loginId)
  }

  async primaryOrganizations(loginId: LoginId): Promise<readonly PrimaryOrganization[]> {
    return this.#claims.primaryOrganizations(loginId)
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
    return this.#claims.token(tokenHash)
  }

  async invitationGeneration(organizationId: OrganizationId, invitationId: string): Promise<number> {
    return this.#claims.newestLink(organizationId, invitationId)
  }

  async replaceInvitationToken(row: InvitationTokenRow): Promise<void> {
    this.#claims.replaceToken(row)
  }

  async addAttachment(row: NewAttachment, bytesMax: number): Promise<boolean> {
    return this.#attachments.add(row, bytesMax)
  }

  async attachments(document: DocumentName, digests: readonly string[]): Promise<readonly StoredAttachment[]> {
    return this.#attachments.find(document, digests)
  }

  async attachmentsOfOrganization(organizationId: OrganizationId): Promise<readonly StoredAttachment[]> {
    return this.#attachments.ofOrganization(organizationId)
  }

  async removeOrphanedAttachments(before: number): Promise<number> {
    return this.#attachments.removeOrphans(before)
  }

  async hasAttachment(organizationId: OrganizationId, sha256: string): Promise<boolean> {
    return this.#attachments.ofOrganization(organizationId).some((row) => row.sha256 === sha256)
  }

  async conversations(query: ConversationQuery): Promise<readonly ListedConversation[]> {
    const names = new Map(this.#claims.organizations().map(({ id, name }) => [id, name]))
    return this.#conversations.list(query, (id) => names.get(id) ?? '')
  }

  async conversationCounts(organizations: ConversationQuery['organizations']): Promise<ConversationCounts> {
    return this.#conversations.counts(organizations)
  }

  async removeOrganization(organizationId: OrganizationId): Promise<void> {
    for (const [name, document] of this.#documents)
      if (document.organizationId === organizationId) this.#documents.delete(name)
    for (const [id, effect] of this.#effects) if (effect.organizationId === organizationId) this.#effects.delete(id)
    this.#claims.remove(organizationId)
    this.#attachments.removeOrganization(organizationId)
    this.#conversations.remove(organizationId)
  }

  async close(): Promise<void> {
    // Nothing to close.
  }

  #create(name: DocumentName): KeptDocument {
    const owner = documentOwner(name)
    const organizationId =
      owner !== null && 'accountId' in owner
        ? (this.#claims.organizationOfAccount(owner.accountId) ?? undefined)
        : owner?.organizationId
    if (organizationId === undefined) throw new Error(`${name} belongs to no organisation`)
    const nothing = { updates: [], log: [], refusals: [], outcomes: new Map() }
    const document = { organizationId, epoch: randomUUID(), seq: 0, ...nothing }
    this.#documents.set(name, document)
    return document
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
