import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who runs this server for others, the links by which they join, and what their list of organisations shows. */
export const operatorsMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    const { schema } = db
    await schema
      .createTable('operators')
      .ifNotExists()
      .addColumn('login_id', 'text', (column) => column.primaryKey())
      .addColumn('added_at', 'bigint', (column) => column.notNull())
      .addColumn('added_by', 'text')
      .execute()
    await schema
      .createTable('operator_links')
      .ifNotExists()
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('made_by', 'text')
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint')
      .execute()
    await addProfiles(db)
  },
}

/** The profile of every organisation, from the entry that registered or imported it. */
const addProfiles = async (db: Kysely<unknown>): Promise<void> => {
  const columns = (await db.introspection.getTables()).find(({ name }) => name === 'organizations')?.columns ?? []
  if (!columns.some(({ name }) => name === 'profile'))
    await db.schema
      .alterTable('organizations')
      .addColumn('profile', 'text', (column) => column.notNull().defaultTo('telecom'))
      .execute()
  const tables = db as Kysely<FormerTables>
  for (const { id } of await tables.selectFrom('organizations').select('id').execute()) {
    const first = await tables
      .selectFrom('log')
      .select('changes')
      .where('document', '=', `directory/${id}`)
      .where('seq', '=', 1)
      .executeTakeFirst()
    const changes = JSON.parse(first?.changes ?? '[]') as readonly FormerChange[]
    const profile = changes.find(({ kind }) => kind === 'organization')?.after?.profile
    if (profile !== undefined) await tables.updateTable('organizations').set({ profile }).where('id', '=', id).execute()
  }
}

interface FormerTables {
  organizations: { id: string; profile: string }
  log: { document: string; seq: number; changes: string }
}

interface FormerChange {
  readonly kind: string
  readonly after: { readonly profile?: string } | null
}
