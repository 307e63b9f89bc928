import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What the server keeps of an organisation's tokens and webhooks beside the directory: secrets, uses and deliveries. */
export const integrationsMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    const ofOrganization = (name: string) =>
      db.schema
        .createTable(name)
        .ifNotExists()
        .addColumn('organization_id', 'text', (column) =>
          column.notNull().references('organizations.id').onDelete('cascade'),
        )
    await ofOrganization('api_tokens')
      .addColumn('token_id', 'text', (column) => column.notNull())
      .addColumn('secret_hash', 'text', (column) => column.notNull().unique())
      .addColumn('last_used_at', 'bigint')
      .addPrimaryKeyConstraint('api_tokens_key', ['organization_id', 'token_id'])
      .execute()
    await ofOrganization('webhook_secrets')
      .addColumn('webhook_id', 'text', (column) => column.notNull())
      .addColumn('secret', 'text', (column) => column.notNull())
      .addColumn('previous', 'text')
      .addColumn('previous_until', 'bigint', (column) => column.notNull())
      .addColumn('failing_since', 'bigint')
      .addPrimaryKeyConstraint('webhook_secrets_key', ['organization_id', 'webhook_id'])
      .execute()
    await ofOrganization('webhook_deliveries')
      .addColumn('webhook_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('event_id', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('attempt', 'integer', (column) => column.notNull())
      .addColumn('status', 'integer')
      .addColumn('problem', 'text')
      .addColumn('duration_ms', 'integer', (column) => column.notNull())
      .addColumn('next_at', 'bigint')
      .execute()
    await db.schema
      .createIndex('deliveries_of_webhook')
      .ifNotExists()
      .on('webhook_deliveries')
      .columns(['organization_id', 'webhook_id', 'at'])
      .execute()
  },
}
