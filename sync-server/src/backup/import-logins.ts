import { randomBytes } from 'node:crypto'
import { sameEmailForm } from '@kontor/domain'
import { Kysely, sql } from 'kysely'
import { createAuth, type Auth } from '../identity/auth.ts'
import type { Database } from '../store/database.ts'
import { all, run } from '../store/work.ts'
import { loginsIn, type LoginTables } from './logins-in.ts'
import { OperatorError } from './operator-error.ts'
import type { ExportedLogin } from './organization-file.ts'

/**
 * Creates the logins that this server does not have, with their ids and an unknown password: each person sets one
 * through the mail for a new password. An existing login with the same user name and e-mail belongs to the same person
 * and is reused. Returns a function that removes the created ones.
 */
export const importLogins = async (
  database: Database,
  secret: string,
  logins: readonly ExportedLogin[],
): Promise<{ readonly created: number; readonly undo: () => Promise<void> }> => {
  const auth = await createLoginTables(database, secret)
  const fresh = await newLogins(database, logins)
  const context = await auth.$context
  const unknownPassword = await context.password.hash(randomBytes(32).toString('base64url'))
  const undo = (): Promise<void> => removeLogins(database, fresh)
  try {
    for (const login of fresh) {
      await context.internalAdapter.createUser({ ...login, emailVerified: false, role: 'user' }, { method: 'admin' })
      await context.internalAdapter.linkAccount({
        userId: login.id,
        providerId: 'credential',
        accountId: login.id,
        password: unknownPassword,
      })
    }
  } catch (error) {
    await undo()
    throw error
  }
  return { created: fresh.length, undo }
}

/** Makes the tables of logins, or brings them up to date. What it returns writes logins, and serves no requests. */
export const createLoginTables = (database: Database, secret: string): Promise<Auth> =>
  createAuth({
    database,
    secret,
    publicUrl: 'http://127.0.0.1',
    allowedOrigins: [],
    log: () => undefined,
    sendPasswordReset: () => Promise.resolve(),
    sendSecurityNotice: () => Promise.resolve(),
    sessionEnded: () => undefined,
    singleSignOn: null,
    claimsFor: () => Promise.resolve(null),
    claimsIn: () => Promise.resolve(null),
    sessionEnding: () => Promise.resolve(),
    singleSignOnLinked: () => Promise.resolve(),
  })

const newLogins = async (database: Database, logins: readonly ExportedLogin[]): Promise<readonly ExportedLogin[]> => {
  const here = await loginsIn(
    database,
    logins.map(({ id }) => id),
  )
  const known = new Map(here.map((login) => [login.id, login]))
  const db = new Kysely<LoginTables>({ dialect: database.dialect })
  return database.runner.read(function* () {
    const fresh: ExportedLogin[] = []
    for (const login of logins) {
      const own = known.get(login.id)
      const taken = db
        .selectFrom('login')
        .select('id')
        .where(({ or, eb }) =>
          or([
            eb(sql`lower(email)`, '=', login.email.toLowerCase()),
            eb(sql`lower(username)`, '=', login.username.toLowerCase()),
          ]),
        )
      if (own === undefined && (yield* all(taken)).length === 0) fresh.push(login)
      else if (own?.username !== login.username || !isSameEmail(own, login))
        throw new OperatorError(
          `The user name ${login.username}, or its e-mail, belongs to another login on this server.`,
        )
    }
    return fresh
  })
}

const isSameEmail = (one: ExportedLogin, other: ExportedLogin): boolean =>
  sameEmailForm(one.email) === sameEmailForm(other.email)

const removeLogins = ({ dialect, runner }: Database, logins: readonly ExportedLogin[]): Promise<void> => {
  const db = new Kysely<LoginTables>({ dialect })
  return runner.transaction(function* () {
    for (const { id } of logins) {
      yield* run(db.deleteFrom('login_credential').where('userId', '=', id))
      yield* run(db.deleteFrom('login').where('id', '=', id))
    }
  })
}
