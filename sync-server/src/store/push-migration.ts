import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The devices that receive notices, and the kinds of notices that a login has turned off. */
export const pushMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('push_devices')
      .ifNotExists()
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('login_id', 'text', (column) => column.notNull())
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('endpoint_hash', 'text', (column) => column.notNull().unique())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('user_agent', 'text')
      .addColumn('added_at', 'bigint', (column) => column.notNull())
      .execute()
    for (const column of ['login_id', 'session_id'])
      await db.schema.createIndex(`push_devices_by_${column}`).ifNotExists().on('push_devices').column(column).execute()
    await db.schema
      .createTable('push_choices')
      .ifNotExists()
      .addColumn('login_id', 'text', (column) => column.primaryKey())
      .addColumn('off', 'text', (column) => column.notNull())
      .execute()
  },
}
