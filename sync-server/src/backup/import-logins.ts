import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { sameEmailForm } from '@kontor/domain'
import { createAuth, type Auth } from '../identity/auth.ts'
import { loginsIn } from './logins-in.ts'
import { OperatorError } from './operator-error.ts'
import type { TravellingLogin } from './organization-file.ts'

/**
 * Creates the logins that this server does not have, under the ids that they had, each with a password that nobody
 * knows: its person sets one by the mail for a new password. A login that is here already, with the same user name
 * and e-mail, is the same person, come with another organisation. Gives a function that takes the new ones away again.
 */
export const importLogins = async (
  database: DatabaseSync,
  secret: string,
  logins: readonly TravellingLogin[],
): Promise<{ readonly created: number; readonly undo: () => void }> => {
  const auth = await authOf(database, secret)
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

/** Only to write logins with: it answers nobody. */
const authOf = (database: DatabaseSync, secret: string): Promise<Auth> =>
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

const newLogins = (database: DatabaseSync, logins: readonly TravellingLogin[]): readonly TravellingLogin[] => {
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

const isSameEmail = (one: TravellingLogin, other: TravellingLogin): boolean =>
  sameEmailForm(one.email) === sameEmailForm(other.email)

const removeLogins = (database: DatabaseSync, logins: readonly TravellingLogin[]): void => {
  const removeCredential = database.prepare('delete from login_credential where userId = ?')
  const removeLogin = database.prepare('delete from login where id = ?')
  for (const { id } of logins) {
    removeCredential.run(id)
    removeLogin.run(id)
  }
}
