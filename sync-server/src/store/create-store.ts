import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression } from 'kysely'
import { appendCommit } from './append-commit.ts'
import { attachmentRows } from './attachment-rows.ts'
import { conversationRows } from './conversation-rows.ts'
import type { Database } from './database.ts'
import { documentRows } from './document-rows.ts'
import { effectRows } from './effect-rows.ts'
import { GroupCommit } from './group-commit.ts'
import { invitationTokenRows } from './invitation-token-rows.ts'
import { lockDocuments } from './lock-documents.ts'
import { logRows } from './log-rows.ts'
import { lookUpRows } from './look-up-rows.ts'
import { migrate } from './migrate.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'
import { run } from './work.ts'

/** The store in a database, whose tables are made or brought up to date first. `close` leaves the database open. */
export const createStore = async (database: Database): Promise<Store> => {
  await migrate(database)
  return storeIn(database)
}

/** The store in a database whose tables are of this version. */
export const storeIn = ({ dialect, runner, type }: Database): Store => {
  // SQLite takes an empty list after `in`; PostgreSQL does not.
  const emptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })
  const db = new Kysely<Tables>({ dialect, plugins: [emptyLists] })
  const group = new GroupCommit(runner, {
    write: (commit) => appendCommit(db, commit),
    ...(type === 'postgres' ? { prepare: (commits) => lockDocuments(db, commits) } : {}),
  })
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
