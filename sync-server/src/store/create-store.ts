import { randomUUID } from 'node:crypto'
import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression } from 'kysely'
import { appendCommit } from './append-commit.ts'
import { attachmentRows } from './attachment-rows.ts'
import { conversationRows } from './conversation-rows.ts'
import type { Database } from './database.ts'
import { documentRows } from './document-rows.ts'
import { effectRows } from './effect-rows.ts'
import { GroupCommit } from './group-commit.ts'
import { invitationTokenRows } from './invitation-token-rows.ts'
import { leasedEffects } from './leased-effects.ts'
import { lockDocuments } from './lock-documents.ts'
import { logRows } from './log-rows.ts'
import { lookUpRows } from './look-up-rows.ts'
import { migrate } from './migrate.ts'
import { noticesOf, sendNotices } from './sent-notice.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'
import { run } from './work.ts'

/** The store in a database, whose tables are made or brought up to date first. `close` leaves the database open. */
export const createStore = async (database: Database, server?: string): Promise<Store> => {
  await migrate(database)
  return storeIn(database, server)
}

/** The store in a database whose tables are of this version. `server` is the id by which others know who wrote. */
export const storeIn = ({ dialect, runner, type }: Database, server: string = randomUUID()): Store => {
  // SQLite takes an empty list after `in`; PostgreSQL does not.
  const emptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })
  const db = new Kysely<Tables>({ dialect, plugins: [emptyLists] })
  const isShared = type === 'postgres'
  const group = new GroupCommit(runner, {
    write: (commit) => appendCommit(db, commit),
    isContended: isShared,
    ...(isShared
      ? {
          prepare: (commits) => lockDocuments(db, commits),
          announce: (commits) => sendNotices(db, server, commits.flatMap(noticesOf)),
        }
      : {}),
  })
  return {
    append: (commit) => group.append(commit),
    ...documentRows(db, runner),
    ...logRows(db, runner),
    ...lookUpRows(db, runner),
    ...effectRows(db, runner),
    ...(isShared ? leasedEffects(db, runner, server) : {}),
    ...invitationTokenRows(db, runner),
    ...attachmentRows(db, runner),
    ...conversationRows(db, runner),

    // The foreign keys delete the rest.
    removeOrganization: (organizationId) =>
      runner.transaction(function* () {
        yield* run(db.deleteFrom('documents').where('organization_id', '=', organizationId))
        yield* run(db.deleteFrom('effects').where('organization_id', '=', organizationId))
        yield* run(db.deleteFrom('organizations').where('id', '=', organizationId))
        if (isShared) yield* sendNotices(db, server, [{ kind: 'organization-removed', organizationId }])
      }),

    close: () => group.settled(),
  }
}
