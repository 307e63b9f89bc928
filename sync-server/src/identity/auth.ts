import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { authSettings, type AuthOptions } from './auth-settings.ts'

/** better-auth with our settings. Its tables are created or migrated first. */
export const createAuth = async (options: AuthOptions) => {
  const auth = betterAuth(authSettings(options))
  const { runMigrations } = await getMigrations(auth.options)
  await runMigrations()
  return auth
}

export type Auth = Awaited<ReturnType<typeof createAuth>>
