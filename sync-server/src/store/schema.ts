import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The tables, as TypeScript sees them. Times are milliseconds since 1970, JSON is text, truth is 0 or 1. */
export interface Tables {
  documents: { name: string; organization_id: string; seq: number; epoch: string }
  updates: { document: string; seq: number; bytes: Uint8Array }
  log: {
    document: string
    seq: number
    mutation_id: string
    actor_login_id: string | null
    name: string
    args: string
    changes: string
    at: number
  }
  outcomes: { document: string; login_id: string; mutation_id: string; outcome: string }
  effects: {
    id: string
    /** Null for what belongs to a login, not to an organisation. */
    organization_id: string | null
    kind: string
    payload: string
    due_at: number
    attempts: number
    finished: number
  }
  claims: { identifier: string; organization_id: string; account_id: string; unit_id: string }
  organizations: { id: string; name: string; tax_id: string; contract_units: string; demonstration: number }
  accounts: { id: string; organization_id: string }
  memberships: { login_id: string; organization_id: string; is_primary: number }
  invitation_tokens: { token_hash: string; organization_id: string; invitation_id: string; generation: number }
}

/**
 * Each step once, in the order of the names. They are written for SQLite and PostgreSQL alike; only the name of the
 * type for bytes differs. SQLite does not undo a step that was cut short, so each statement can be repeated.
 */
export const migrations = (dialect: { readonly bytes: 'blob' | 'bytea' }): Record<string, Migration> => ({
  '001-first': {
    up: async (db: Kysely<unknown>): Promise<void> => {
      const { schema } = db
      await schema
        .createTable('documents')
        .ifNotExists()
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('organization_id', 'text', (column) => column.notNull())
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('epoch', 'text', (column) => column.notNull())
        .execute()
      await schema
        .createIndex('documents_of_organization')
        .ifNotExists()
        .on('documents')
        .column('organization_id')
        .execute()
      await schema
        .createTable('updates')
        .ifNotExists()
        .addColumn('document', 'text', (column) => column.notNull().references('documents.name').onDelete('cascade'))
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('bytes', sql.raw(dialect.bytes), (column) => column.notNull())
        .addPrimaryKeyConstraint('updates_key', ['document', 'seq'])
        .execute()
      await schema
        .createTable('log')
        .ifNotExists()
        .addColumn('document', 'text', (column) => column.notNull().references('documents.name').onDelete('cascade'))
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('mutation_id', 'text', (column) => column.notNull())
        .addColumn('actor_login_id', 'text')
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('args', 'text', (column) => column.notNull())
        .addColumn('changes', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('log_key', ['document', 'seq'])
        .execute()
      await schema
        .createTable('outcomes')
        .ifNotExists()
        .addColumn('document', 'text', (column) => column.notNull().references('documents.name').onDelete('cascade'))
        .addColumn('login_id', 'text', (column) => column.notNull())
        .addColumn('mutation_id', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('outcomes_key', ['document', 'login_id', 'mutation_id'])
        .execute()
      await schema
        .createTable('effects')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organization_id', 'text')
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('payload', 'text', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('finished', 'integer', (column) => column.notNull())
        .execute()
      await schema.createIndex('effects_due').ifNotExists().on('effects').columns(['finished', 'due_at']).execute()
      await schema
        .createTable('organizations')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('tax_id', 'text', (column) => column.notNull())
        .addColumn('contract_units', 'text', (column) => column.notNull())
        .addColumn('demonstration', 'integer', (column) => column.notNull())
        .execute()
      const ofOrganization = (name: string) =>
        schema
          .createTable(name)
          .ifNotExists()
          .addColumn('organization_id', 'text', (column) =>
            column.notNull().references('organizations.id').onDelete('cascade'),
          )
      await ofOrganization('claims')
        .addColumn('identifier', 'text', (column) => column.primaryKey())
        .addColumn('account_id', 'text', (column) => column.notNull())
        .addColumn('unit_id', 'text', (column) => column.notNull())
        .execute()
      await ofOrganization('accounts')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .execute()
      await ofOrganization('memberships')
        .addColumn('login_id', 'text', (column) => column.notNull())
        .addColumn('is_primary', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('memberships_key', ['login_id', 'organization_id'])
        .execute()
      await ofOrganization('invitation_tokens')
        .addColumn('token_hash', 'text', (column) => column.primaryKey())
        .addColumn('invitation_id', 'text', (column) => column.notNull())
        .addColumn('generation', 'bigint', (column) => column.notNull())
        .execute()
      for (const table of ['claims', 'accounts', 'memberships']) {
        await schema.createIndex(`${table}_of_organization`).ifNotExists().on(table).column('organization_id').execute()
      }
      await schema
        .createIndex('tokens_of_invitation')
        .ifNotExists()
        .on('invitation_tokens')
        .columns(['organization_id', 'invitation_id'])
        .execute()
    },
  },
})
