import { signInMethods, type SignInMethod } from '@kontor/domain'

/** The calls of better-auth that begin a session. A code of the second factor follows a password. */
const methods: Readonly<Record<string, SignInMethod>> = {
  '/sign-in/username': 'password',
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'password',
  '/two-factor/verify-backup-code': 'password',
  '/passkey/verify-authentication': 'passkey',
  '/callback/:id': 'provider',
}

/** How the call of better-auth with this path signs a person in; null: unknown, which counts as the weakest. */
export const signInMethodOf = (path: string | undefined): SignInMethod | null =>
  path !== undefined && Object.hasOwn(methods, path) ? (methods[path] ?? null) : null

/** What is kept with a session. Null: it began before this was kept, or at a server of a version that did not keep it. */
export const signInMethodIn = (session: object): SignInMethod | null => {
  const kept = 'signedInBy' in session ? session.signedInBy : null
  return signInMethods.find((method) => method === kept) ?? null
}
