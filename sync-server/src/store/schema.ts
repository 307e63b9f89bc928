import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { attachmentContentsMigration } from './attachment-contents-migration.ts'
import { attachmentsMigration } from './attachments-migration.ts'
import { claimsMigration } from './claims-migration.ts'
import { countingMigration } from './counting-migration.ts'
import { conversationsMigration } from './conversations-migration.ts'
import { demonstrationsMigration } from './demonstrations-migration.ts'
import { effectLeasesMigration } from './effect-leases-migration.ts'
import { effectLanesMigration } from './effect-lanes-migration.ts'
import { historyMigration } from './history-migration.ts'
import { integrationsMigration } from './integrations-migration.ts'
import { scimMigration } from './scim-migration.ts'
import { limitedOperatorsMigration } from './limited-operators-migration.ts'
import { operatorsMigration } from './operators-migration.ts'
import { pushMigration } from './push-migration.ts'
import { registrationRequestsMigration } from './registration-requests-migration.ts'

/**
 * Each step runs once, in the order of the names. They are written for SQLite and PostgreSQL alike; only the name of
 * the type for bytes differs. SQLite does not roll back an interrupted step, so each statement can be repeated.
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
  '002-history': historyMigration,
  '003-claims': claimsMigration,
  '004-effect-lanes': effectLanesMigration,
  '005-demonstrations': demonstrationsMigration,
  '006-attachments': attachmentsMigration,
  '007-operators': operatorsMigration,
  '008-conversations': conversationsMigration,
  '009-limited-operators': limitedOperatorsMigration,
  '010-attachment-contents': attachmentContentsMigration(dialect.bytes),
  '011-counting': countingMigration,
  '012-registration-requests': registrationRequestsMigration,
  '013-effect-leases': effectLeasesMigration,
  '014-integrations': integrationsMigration,
  '015-scim': scimMigration,
  '016-push': pushMigration,
})
