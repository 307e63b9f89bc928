import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { sameEmailForm } from '@kontor/domain'
import { createAuth, type Auth } from '../identity/auth.ts'
import type { Database } from '../store/database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { loginsIn } from './logins-in.ts'
import { OperatorError } from './operator-error.ts'
import type { ExportedLogin } from './organization-file.ts'

/**
 * Creates the logins that this server does not have, with their ids and an unknown password: each person sets one
 * through the mail for a new password. An existing login with the same user name and e-mail belongs to the same person
 * and is reused. Returns a function that removes the created ones.
 */
export const importLogins = async (
  database: DatabaseSync,
  secret: string,
  logins: readonly ExportedLogin[],
): Promise<{ readonly created: number; readonly undo: () => void }> => {
  const auth = await createLoginTables(sqliteDatabase(database), secret)
  const fresh = newLogins(database, logins)
  const context = await auth.$context
  const unknownPassword = await context.password.hash(randomBytes(32).toString('base64url'))
  const undo = (): void => removeLogins(database, fresh)
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
    undo()
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
  })

const newLogins = (database: DatabaseSync, logins: readonly ExportedLogin[]): readonly ExportedLogin[] => {
  const known = new Map(
    loginsIn(
      database,
      logins.map(({ id }) => id),
    ).map((login) => [login.id, login]),
  )
  const taken = database.prepare('select id from login where lower(email) = lower(?) or username = lower(?)')
  return logins.filter((login) => {
    const here = known.get(login.id)
    if (here === undefined && taken.get(login.email, login.username) === undefined) return true
    if (here !== undefined && here.username === login.username && isSameEmail(here, login)) return false
    throw new OperatorError(`The user name ${login.username}, or its e-mail, belongs to another login on this server.`)
  })
}

const isSameEmail = (one: ExportedLogin, other: ExportedLogin): boolean =>
  sameEmailForm(one.email) === sameEmailForm(other.email)

const removeLogins = (database: DatabaseSync, logins: readonly ExportedLogin[]): void => {
  const removeCredential = database.prepare('delete from login_credential where userId = ?')
  const removeLogin = database.prepare('delete from login where id = ?')
  for (const { id } of logins) {
    removeCredential.run(id)
    removeLogin.run(id)
  }
}
