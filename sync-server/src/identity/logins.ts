import { randomBytes } from 'node:crypto'
import { sameEmailForm, type LoginId } from '@kontor/domain'
import { Kysely } from 'kysely'
import { serverLimits } from '../limits.ts'
import type { Database } from '../store/database.ts'
import type { Auth } from './auth.ts'
import type { CreateLoginResult, Identity, Login, NewLogin } from './identity.ts'

type Logins = Pick<
  Identity,
  'login' | 'findLogin' | 'emailHasLogin' | 'createLogin' | 'changeEmail' | 'removeLogin'
> & {
  loginOfEmail(email: string): Promise<Login | null>
}

interface UserRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly username?: string | null
}

/** Logins on better-auth: its users are our logins. */
export const createLogins = async (auth: Auth): Promise<Logins> => {
  const context = await auth.$context
  const unknownPasswordHash = once(() => context.password.hash(randomBytes(32).toString('base64url')))

  const byUsername = (username: string): Promise<UserRow | null> =>
    context.adapter.findOne<UserRow>({ model: 'user', where: [{ field: 'username', value: username }] })

  const inUse = async (login: NewLogin): Promise<CreateLoginResult | null> => {
    if ((await context.internalAdapter.findUserByEmail(login.email)) !== null) return { refused: 'email-in-use' }
    return (await byUsername(login.username)) === null ? null : { refused: 'username-in-use' }
  }

  const create = async ({ name, username, email, password }: NewLogin): Promise<LoginId> => {
    const hash = password === null ? await unknownPasswordHash() : await context.password.hash(password)
    const row = { name, email: email.toLowerCase(), username, role: 'user' }
    const { id } = await context.internalAdapter.createUser(row, { method: 'admin' })
    const credential = { userId: id, accountId: id, providerId: 'credential', password: hash }
    await context.internalAdapter.linkAccount(credential)
    return id as LoginId
  }

  return {
    login: async (loginId) => {
      const user: UserRow | null = await context.internalAdapter.findUserById(loginId)
      return user === null ? null : loginOf(user)
    },
    findLogin: async ({ username, email }) => {
      const user = await byUsername(username.toLowerCase())
      return user !== null && sameEmailForm(user.email) === sameEmailForm(email) ? (user.id as LoginId) : null
    },
    emailHasLogin: async (email) => (await context.internalAdapter.findUserByEmail(email)) !== null,
    loginOfEmail: async (email) => {
      const found = await context.internalAdapter.findUserByEmail(email)
      return found === null ? null : loginOf(found.user)
    },
    createLogin: async (login) => {
      const refused = await inUse(login)
      if (refused !== null) return refused
      try {
        return { loginId: await create(login) }
      } catch (error) {
        // Two requests at the same moment: the database accepted one of them.
        const lost = await inUse(login)
        if (lost !== null) return lost
        throw error
      }
    },
    changeEmail: async (loginId, email) => {
      const isTaken = async (): Promise<boolean> => {
        const found = await context.internalAdapter.findUserByEmail(email)
        return found !== null && found.user.id !== loginId
      }
      if (await isTaken()) return 'email-in-use'
      try {
        await context.internalAdapter.updateUser(loginId, { email: email.toLowerCase() })
      } catch (error) {
        // Two requests at the same moment: the database accepted one of them.
        if (await isTaken()) return 'email-in-use'
        throw error
      }
      return 'changed'
    },
    removeLogin: async (loginId) => {
      await context.adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: loginId }] })
      await context.adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: loginId }] })
      await context.internalAdapter.deleteUser(loginId)
    },
  }
}

/**
 * Removes leftovers when the server starts: expired sessions, and logins without a password, which a crash left half
 * created and no one can use. Their names become free.
 */
export const removeLeftovers = async (
  { dialect, type }: Pick<Database, 'dialect' | 'type'>,
  now: number,
): Promise<void> => {
  const db = new Kysely<LoginTables>({ dialect })
  await db.deleteFrom('login_session').where('expiresAt', '<', new Date(now).toISOString()).execute()
  const withPassword = db.selectFrom('login_credential').select('userId')
  // On PostgreSQL another server may be creating one at this moment.
  const youngestMs = type === 'sqlite' ? 0 : serverLimits.unfinishedLoginLifetimeMs
  const old = new Date(now - youngestMs).toISOString()
  await db.deleteFrom('login').where('id', 'not in', withPassword).where('createdAt', '<=', old).execute()
}

interface LoginTables {
  login: { id: string; createdAt: string }
  login_credential: { userId: string }
  login_session: { expiresAt: string }
}

const loginOf = (user: UserRow): Login => ({
  id: user.id as LoginId,
  name: user.name,
  username: user.username ?? '',
  email: user.email,
})

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null
  return () => (made ??= make())
}
