import type { LoginId } from '@kontor/domain'

const key = 'kontor.login'

/** Who was signed in last in this browser: the app opens with that person's copy while the server is away. */
export const keptLogin = {
  read: (): LoginId | null => localStorage.getItem(key) as LoginId | null,
  write: (loginId: LoginId): void => localStorage.setItem(key, loginId),
  forget: (): void => localStorage.removeItem(key),
}
