import type { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { appendCommit } from './append-commit.ts'
import { attachmentRows } from './attachment-rows.ts'
import { conversationRows } from './conversation-rows.ts'
import { documentRows } from './document-rows.ts'
import { effectRows } from './effect-rows.ts'
import { GroupCommit } from './group-commit.ts'
import { invitationTokenRows } from './invitation-token-rows.ts'
import { logRows } from './log-rows.ts'
import { lookUpRows } from './look-up-rows.ts'
import { migrations } from './schema.ts'
import type { Tables } from './tables.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { SqliteRunner } from './sqlite-runner.ts'
import type { Store } from './store.ts'
import { run } from './work.ts'

/** The embedded store. Its caller owns the handle from `openDatabase`: `close` leaves it open. */
export const createSqliteStore = async (database: DatabaseSync): Promise<Store> => {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) })
  await migrate(db)
  const runner = new SqliteRunner(database)
  const group = new GroupCommit(runner, (commit) => appendCommit(db, commit))
  return {
    append: (commit) => group.append(commit),
    ...documentRows(db, runner),
    ...logRows(db, runner),
    ...lookUpRows(db, runner),
    ...effectRows(db, runner),
    ...invitationTokenRows(db, runner),
    ...attachmentRows(db, runner),
    ...conversationRows(db, runner),

    // The foreign keys delete the rest.
    removeOrganization: (organizationId) =>
      runner.transaction(function* () {
        yield* run(db.deleteFrom('documents').where('organization_id', '=', organizationId))
        yield* run(db.deleteFrom('effects').where('organization_id', '=', organizationId))
        yield* run(db.deleteFrom('organizations').where('id', '=', organizationId))
      }),

    close: () => group.settled(),
  }
}

const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const provider = { getMigrations: () => Promise.resolve(migrations({ bytes: 'blob' })) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw error
}
