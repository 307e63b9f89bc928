import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What several servers count together. An embedded database leaves these empty, because its one server counts in memory. */
export const countingMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    const { schema } = db
    await schema
      .createTable('rate_windows')
      .ifNotExists()
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('rate_windows_key', ['kind', 'key'])
      .execute()
    await schema
      .createTable('counted_events')
      .ifNotExists()
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('counted_events_key', ['kind', 'key', 'id'])
      .execute()
    for (const table of ['rate_windows', 'counted_events'])
      await schema.createIndex(`${table}_end`).ifNotExists().on(table).column('ends_at').execute()
  },
}
