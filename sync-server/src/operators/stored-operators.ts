import type { LoginId, OrganizationId } from '@kontor/domain'
import { Kysely } from 'kysely'
import type { Database } from '../store/database.ts'
import type { Tables } from '../store/tables.ts'
import { all, first, run, type Work } from '../store/work.ts'
import type { Operator, OperatorLink, Operators } from './operators.ts'

/** Operators and their links in the server's database, whose tables the store has made. */
export const createStoredOperators = ({ dialect, runner }: Database): Operators => {
  const db = new Kysely<Tables>({ dialect })

  function* isFirst(): Work<boolean> {
    return (yield* first(db.selectFrom('operators').select('login_id').limit(1))) === null
  }

  function* add({ loginId, addedAt, addedBy }: Operator): Work<void> {
    yield* run(
      db
        .insertInto('operators')
        .values({ login_id: loginId, added_at: addedAt, added_by: addedBy })
        .onConflict((conflict) => conflict.doNothing()),
    )
  }

  return {
    list: () =>
      runner.read(function* () {
        const rows = yield* all(db.selectFrom('operators').selectAll().orderBy('added_at').orderBy('login_id'))
        return rows.map(operatorOf)
      }),

    has: (loginId) =>
      runner.read(function* () {
        const found = db.selectFrom('operators').select('login_id').where('login_id', '=', loginId)
        return (yield* first(found)) !== null
      }),

    limits: (loginId) =>
      runner.read(function* () {
        const rows = db.selectFrom('limited_operators').select('organization_id').where('login_id', '=', loginId)
        return (yield* all(rows.orderBy('organization_id'))).map((row) => row.organization_id as OrganizationId)
      }),

    limit: (loginId, organizations) =>
      runner.transaction(function* () {
        yield* run(db.deleteFrom('limited_operators').where('login_id', '=', loginId))
        for (const organization_id of organizations)
          yield* run(db.insertInto('limited_operators').values({ login_id: loginId, organization_id }))
      }),

    addFirst: (operator) =>
      runner.transaction(function* () {
        if (!(yield* isFirst())) return false
        yield* add(operator)
        return true
      }),

    addByLink: (tokenHash, operator) =>
      runner.transaction(function* () {
        const used = yield* run(
          db
            .updateTable('operator_links')
            .set({ used_at: operator.addedAt })
            .where('token_hash', '=', tokenHash)
            .where('used_at', 'is', null)
            .where('expires_at', '>', operator.addedAt),
        )
        if (used === 0) return false
        yield* add(operator)
        return true
      }),

    remove: (loginId) =>
      runner.transaction(function* () {
        const others = db.selectFrom('operators').select('login_id').where('login_id', '!=', loginId).limit(1)
        if ((yield* first(others)) === null) return false
        yield* run(db.deleteFrom('operators').where('login_id', '=', loginId))
        return true
      }),

    link: (tokenHash) =>
      runner.read(function* () {
        const row = yield* first(db.selectFrom('operator_links').selectAll().where('token_hash', '=', tokenHash))
        return row === null ? null : linkOf(row)
      }),

    addLink: ({ tokenHash, email, madeBy, expiresAt, usedAt }) =>
      runner.transaction(function* () {
        yield* endLinks(db, email)
        const row = { token_hash: tokenHash, email, made_by: madeBy, expires_at: expiresAt, used_at: usedAt }
        yield* run(db.insertInto('operator_links').values(row))
      }),

    openLinks: (now) =>
      runner.read(function* () {
        const open = db
          .selectFrom('operator_links')
          .selectAll()
          .where('used_at', 'is', null)
          .where('expires_at', '>', now)
          .orderBy('expires_at')
          .orderBy('email')
        return (yield* all(open)).map(linkOf)
      }),

    removeLinks: (email) => runner.transaction(() => endLinks(db, email)),
  }
}

/** A used link stays: its page can say that it was used. */
function* endLinks(db: Kysely<Tables>, email: string): Work<void> {
  yield* run(db.deleteFrom('operator_links').where('email', '=', email).where('used_at', 'is', null))
}

const operatorOf = (row: Tables['operators']): Operator => ({
  loginId: row.login_id as LoginId,
  addedAt: row.added_at,
  addedBy: row.added_by as LoginId | null,
})

const linkOf = (row: Tables['operator_links']): OperatorLink => ({
  tokenHash: row.token_hash,
  email: row.email,
  madeBy: row.made_by as LoginId | null,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
})
