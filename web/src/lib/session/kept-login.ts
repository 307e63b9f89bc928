import type { AccountId, LoginId } from '@kontor/domain'
import { browserTexts } from './kept-texts.ts'

const loginKey = 'kontor.login'
const accountKey = 'kontor.account'
const leavingKey = 'kontor.leaving'

/** Who was signed in last in this browser: the app opens with that person's copy while the server is away. */
export const keptLogin = {
  read: (): LoginId | null => browserTexts.read(loginKey) as LoginId | null,
  write: (loginId: LoginId): void => browserTexts.write(loginKey, loginId),
  /** The account that was in use last: where the next visit begins. */
  account: (): AccountId | null => browserTexts.read(accountKey) as AccountId | null,
  useAccount: (accountId: AccountId): void => browserTexts.write(accountKey, accountId),
  /** Signed out here; the server does not know it yet, and its cookie is out of a page's reach. */
  leave: (): void => {
    keptLogin.forget()
    browserTexts.write(leavingKey, 'true')
  },
  isLeaving: (): boolean => browserTexts.read(leavingKey) !== null,
  forget: (): void => {
    for (const key of [loginKey, accountKey, leavingKey]) browserTexts.forget(key)
  },
}
