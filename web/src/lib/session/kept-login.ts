import type { AccountId, LoginId } from '@kontor/domain'

const loginKey = 'kontor.login'
const accountKey = 'kontor.account'
const leavingKey = 'kontor.leaving'

/** Who was signed in last in this browser: the app opens with that person's copy while the server is away. */
export const keptLogin = {
  read: (): LoginId | null => localStorage.getItem(loginKey) as LoginId | null,
  write: (loginId: LoginId): void => localStorage.setItem(loginKey, loginId),
  /** The account that was in use last: where the next visit begins. */
  account: (): AccountId | null => localStorage.getItem(accountKey) as AccountId | null,
  useAccount: (accountId: AccountId): void => localStorage.setItem(accountKey, accountId),
  /** Signed out here; the server does not know it yet, and its cookie is out of a page's reach. */
  leave: (): void => {
    keptLogin.forget()
    localStorage.setItem(leavingKey, 'true')
  },
  isLeaving: (): boolean => localStorage.getItem(leavingKey) !== null,
  forget: (): void => {
    for (const key of [loginKey, accountKey, leavingKey]) localStorage.removeItem(key)
  },
}
