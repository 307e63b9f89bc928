import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Effects are looked up by kind, and the mail for a new password has a kind that says what it is. */
export const effectLanesMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await (db as Kysely<{ effects: { kind: string } }>)
      .updateTable('effects')
      .set({ kind: 'password-reset-mail' })
      .where('kind', '=', 'mail')
      .execute()
    await db.schema
      .createIndex('effects_due_by_kind')
      .ifNotExists()
      .on('effects')
      .columns(['finished', 'kind', 'due_at'])
      .execute()
    await db.schema.dropIndex('effects_due').ifExists().execute()
  },
}
