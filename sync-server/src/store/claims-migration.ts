import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns-of.ts'
import { inTransaction } from './in-transaction.ts'

/**
 * Contract units and link generations become claims of the commit, as units were; an entry of the log gets the kind of
 * its actor and the version of its hash. Frozen, as every migration is: it folds identifiers as `sameIdentifierForm`
 * did when it was written.
 */
export const claimsMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await createTables(db)
    await addColumns(db)
    await inTransaction(db as Kysely<FormerTables>, fillIn)
  },
}

interface FormerTables {
  organizations: { id: string; contract_units: string }
  claims: { identifier: string }
  contract_units: { identifier: string; organization_id: string }
  invitation_tokens: { organization_id: string; invitation_id: string; generation: number }
  invitation_links: { organization_id: string; invitation_id: string; generation: number }
}

const createTables = async ({ schema }: Kysely<unknown>): Promise<void> => {
  const ofOrganization = (name: string) =>
    schema
      .createTable(name)
      .ifNotExists()
      .addColumn('organization_id', 'text', (column) =>
        column.notNull().references('organizations.id').onDelete('cascade'),
      )
  await ofOrganization('contract_units')
    .addColumn('identifier', 'text', (column) => column.primaryKey())
    .execute()
  await ofOrganization('invitation_links')
    .addColumn('invitation_id', 'text', (column) => column.notNull())
    .addColumn('generation', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('invitation_links_key', ['organization_id', 'invitation_id'])
    .execute()
  await schema
    .createIndex('contract_units_of_organization')
    .ifNotExists()
    .on('contract_units')
    .column('organization_id')
    .execute()
}

const addColumns = async (db: Kysely<unknown>): Promise<void> => {
  const known = await columnsOf(db, 'log')
  if (!known.has('actor_kind')) await db.schema.alterTable('log').addColumn('actor_kind', 'text').execute()
  if (!known.has('hash_version'))
    await db.schema
      .alterTable('log')
      .addColumn('hash_version', 'integer', (column) => column.notNull().defaultTo(1))
      .execute()
}

/** Where two earlier organisations have one unit in their contracts, the one with the lower id keeps the claim. */
const fillIn = async (db: Kysely<FormerTables>): Promise<void> => {
  for (const { id, contract_units: units } of await db.selectFrom('organizations').selectAll().orderBy('id').execute())
    for (const unit of JSON.parse(units) as string[])
      await db
        .insertInto('contract_units')
        .values({ identifier: sameForm(unit), organization_id: id })
        .onConflict((conflict) => conflict.column('identifier').doNothing())
        .execute()
  await refoldClaims(db)
  for (const link of await db.selectFrom('invitation_tokens').selectAll().execute()) {
    const { organization_id, invitation_id, generation } = link
    await db
      .insertInto('invitation_links')
      .values({ organization_id, invitation_id, generation })
      .onConflict((conflict) => conflict.columns(['organization_id', 'invitation_id']).doNothing())
      .execute()
  }
}

/** The earlier form of claims kept `07777` and `PT 07777` apart. Where both are claimed, both stay unchanged. */
const refoldClaims = async (db: Kysely<FormerTables>): Promise<void> => {
  const claimed = new Set((await db.selectFrom('claims').select('identifier').execute()).map((row) => row.identifier))
  for (const identifier of claimed) {
    const form = sameForm(identifier)
    if (claimed.has(form)) continue
    claimed.add(form)
    await db.updateTable('claims').set({ identifier: form }).where('identifier', '=', identifier).execute()
  }
}

const sameForm = (identifier: string): string => {
  const form = identifier.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase()
  const number = /^(?:PT ?)?(\d{5})$/.exec(form)?.[1]
  return number === undefined ? form : `PT ${number}`
}
