import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { AccountId, LoginId, OrganizationId, UnitId } from '@kontor/domain'
import { parseDocumentName, type DocumentName, type Outcome } from '@kontor/protocol'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { appendCommit, writeEffects } from './append-commit.ts'
import { GroupCommit } from './group-commit.ts'
import { migrations, type Tables } from './schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { SqliteRunner } from './sqlite-runner.ts'
import type {
  Commit,
  EffectKind,
  InvitationTokenRow,
  NewEffect,
  OrganizationRow,
  PrimaryOrganization,
  Store,
  StoredDocument,
  StoredEffect,
  UnitClaim,
} from './store.ts'

/** Ids in one question: SQLite takes 32,766 parameters in a statement. */
const idsPerQuery = 1_000

/** The embedded store. The handle comes from `openDatabase` and stays its caller's: `close` leaves it open. */
export const createSqliteStore = async (database: DatabaseSync): Promise<Store> => {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) })
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations({ bytes: 'blob' })) },
  }).migrateToLatest()
  if (error !== undefined) throw error
  return new SqliteStore(db, new SqliteRunner(database))
}

class SqliteStore implements Store {
  readonly #db: Kysely<Tables>
  readonly #runner: SqliteRunner
  readonly #group: GroupCommit

  constructor(db: Kysely<Tables>, runner: SqliteRunner) {
    this.#db = db
    this.#runner = runner
    this.#group = new GroupCommit(runner, (commit) => appendCommit(db, runner, commit))
  }

  append(commit: Commit): Promise<void> {
    return this.#group.append(commit)
  }

  async load(document: DocumentName): Promise<StoredDocument> {
    const row = this.#document(document) ?? (await this.#create(document))
    const updates = this.#runner.all(
      this.#db.selectFrom('updates').select('bytes').where('document', '=', document).orderBy('seq'),
    )
    return { seq: row.seq, epoch: row.epoch, updates: updates.map(({ bytes }) => bytes) }
  }

  async exists(document: DocumentName): Promise<boolean> {
    return this.#document(document) !== null
  }

  async snapshot(document: DocumentName, seq: number, update: Uint8Array): Promise<void> {
    await this.#runner.transaction(() => {
      if (this.#document(document) === null) return
      this.#runner.run(this.#db.deleteFrom('updates').where('document', '=', document).where('seq', '<=', seq))
      this.#runner.run(this.#db.insertInto('updates').values({ document, seq, bytes: update }))
    })
  }

  async outcomes(
    document: DocumentName,
    loginId: LoginId,
    mutationIds: readonly string[],
  ): Promise<ReadonlyMap<string, Outcome>> {
    const found = new Map<string, Outcome>()
    for (let at = 0; at < mutationIds.length; at += idsPerQuery) {
      const rows = this.#runner.all(
        this.#db
          .selectFrom('outcomes')
          .select(['mutation_id', 'outcome'])
          .where('document', '=', document)
          .where('login_id', '=', loginId)
          .where('mutation_id', 'in', mutationIds.slice(at, at + idsPerQuery)),
      )
      for (const row of rows) found.set(row.mutation_id, JSON.parse(row.outcome) as Outcome)
    }
    return found
  }

  async unitClaim(identifier: string): Promise<UnitClaim | null> {
    const row = this.#runner.first(this.#db.selectFrom('claims').selectAll().where('identifier', '=', identifier))
    if (row === null) return null
    return {
      organizationId: row.organization_id as OrganizationId,
      accountId: row.account_id as AccountId,
      unitId: row.unit_id as UnitId,
    }
  }

  async organizations(): Promise<readonly OrganizationRow[]> {
    return this.#runner.all(this.#db.selectFrom('organizations').selectAll().orderBy('id')).map((row) => ({
      id: row.id as OrganizationId,
      name: row.name,
      taxId: row.tax_id,
      contractUnits: JSON.parse(row.contract_units) as string[],
      demonstration: row.demonstration === 1,
    }))
  }

  async organizationOfAccount(accountId: AccountId): Promise<OrganizationId | null> {
    return this.#organizationOfAccount(accountId)
  }

  async organizationsOfLogin(loginId: LoginId): Promise<readonly OrganizationId[]> {
    return this.#runner
      .all(
        this.#db
          .selectFrom('memberships')
          .select('organization_id')
          .where('login_id', '=', loginId)
          .orderBy('organization_id'),
      )
      .map((row) => row.organization_id as OrganizationId)
  }

  async primaryOrganizations(loginId: LoginId): Promise<readonly PrimaryOrganization[]> {
    return this.#runner
      .all(
        this.#db
          .selectFrom('memberships')
          .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
          .select(['organizations.id', 'organizations.tax_id'])
          .where('memberships.login_id', '=', loginId)
          .where('memberships.is_primary', '=', 1)
          .orderBy('organizations.id'),
      )
      .map((row) => ({ organizationId: row.id as OrganizationId, taxId: row.tax_id }))
  }

  async addEffect(effect: NewEffect): Promise<void> {
    await this.#runner.transaction(() => writeEffects(this.#db, this.#runner, null, [effect]))
  }

  async dueEffects(now: number, limit: number): Promise<readonly StoredEffect[]> {
    return this.#runner
      .all(
        this.#db
          .selectFrom('effects')
          .selectAll()
          .where('finished', '=', 0)
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .orderBy('id')
          .limit(limit),
      )
      .map((row) => ({
        id: row.id,
        kind: row.kind as EffectKind,
        payload: JSON.parse(row.payload) as unknown,
        dueAt: row.due_at,
        attempts: row.attempts,
      }))
  }

  /** The row stays, without its payload: the same cause must not make the effect again. */
  async finishEffect(effectId: string): Promise<void> {
    await this.#runner.transaction(() =>
      this.#runner.run(
        this.#db.updateTable('effects').set({ finished: 1, payload: 'null' }).where('id', '=', effectId),
      ),
    )
  }

  async postponeEffect(effectId: string, dueAt: number): Promise<void> {
    await this.#runner.transaction(() =>
      this.#runner.run(
        this.#db
          .updateTable('effects')
          .set((effect) => ({ due_at: dueAt, attempts: effect('attempts', '+', 1) }))
          .where('id', '=', effectId),
      ),
    )
  }

  async nextEffectAt(): Promise<number | null> {
    const row = this.#runner.first(
      this.#db.selectFrom('effects').select('due_at').where('finished', '=', 0).orderBy('due_at').limit(1),
    )
    return row?.due_at ?? null
  }

  async invitationToken(tokenHash: string): Promise<InvitationTokenRow | null> {
    const row = this.#runner.first(
      this.#db.selectFrom('invitation_tokens').selectAll().where('token_hash', '=', tokenHash),
    )
    if (row === null) return null
    return {
      tokenHash: row.token_hash,
      organizationId: row.organization_id as OrganizationId,
      invitationId: row.invitation_id,
      generation: row.generation,
    }
  }

  async invitationGeneration(organizationId: OrganizationId, invitationId: string): Promise<number> {
    return this.#invitationGeneration(organizationId, invitationId)
  }

  async replaceInvitationToken(row: InvitationTokenRow): Promise<void> {
    await this.#runner.transaction(() => {
      if (!this.#hasOrganization(row.organizationId)) return
      if (this.#invitationGeneration(row.organizationId, row.invitationId) >= row.generation) return
      this.#runner.run(
        this.#db
          .deleteFrom('invitation_tokens')
          .where('organization_id', '=', row.organizationId)
          .where('invitation_id', '=', row.invitationId),
      )
      this.#runner.run(
        this.#db.insertInto('invitation_tokens').values({
          token_hash: row.tokenHash,
          organization_id: row.organizationId,
          invitation_id: row.invitationId,
          generation: row.generation,
        }),
      )
    })
  }

  /** The foreign keys take the rest with them. */
  async removeOrganization(organizationId: OrganizationId): Promise<void> {
    await this.#runner.transaction(() => {
      this.#runner.run(this.#db.deleteFrom('documents').where('organization_id', '=', organizationId))
      this.#runner.run(this.#db.deleteFrom('effects').where('organization_id', '=', organizationId))
      this.#runner.run(this.#db.deleteFrom('organizations').where('id', '=', organizationId))
    })
  }

  async close(): Promise<void> {
    await this.#group.settled()
  }

  #document(document: DocumentName): Pick<Tables['documents'], 'seq' | 'epoch'> | null {
    return this.#runner.first(this.#db.selectFrom('documents').select(['seq', 'epoch']).where('name', '=', document))
  }

  async #create(document: DocumentName): Promise<Pick<Tables['documents'], 'seq' | 'epoch'>> {
    const organizationId = this.#organizationOf(document)
    if (organizationId === null) throw new Error(`${document} belongs to no organisation`)
    return this.#runner.transaction(() => {
      const row = { name: document, organization_id: organizationId, seq: 0, epoch: randomUUID() }
      this.#runner.run(
        this.#db
          .insertInto('documents')
          .values(row)
          .onConflict((conflict) => conflict.column('name').doNothing()),
      )
      return this.#document(document) ?? row
    })
  }

  #hasOrganization(organizationId: OrganizationId): boolean {
    return (
      this.#runner.first(this.#db.selectFrom('organizations').select('id').where('id', '=', organizationId)) !== null
    )
  }

  #organizationOf(document: DocumentName): OrganizationId | null {
    const address = parseDocumentName(document)
    if (address?.kind === 'directory') return address.organizationId
    return address?.kind === 'section' ? this.#organizationOfAccount(address.accountId) : null
  }

  #organizationOfAccount(accountId: AccountId): OrganizationId | null {
    const row = this.#runner.first(
      this.#db.selectFrom('accounts').select('organization_id').where('id', '=', accountId),
    )
    return row === null ? null : (row.organization_id as OrganizationId)
  }

  #invitationGeneration(organizationId: OrganizationId, invitationId: string): number {
    const row = this.#runner.first(
      this.#db
        .selectFrom('invitation_tokens')
        .select('generation')
        .where('organization_id', '=', organizationId)
        .where('invitation_id', '=', invitationId),
    )
    return row?.generation ?? 0
  }
}
