import type { AccountId, LoginId } from '@kontor/domain'
import { browserTexts } from './kept-texts.ts'

const loginKey = 'kontor.login'
const accountKey = 'kontor.account'
const leavingKey = 'kontor.leaving'

/** The login last signed in in this browser: the app opens with that person's copy while the server is unreachable. */
export const keptLogin = {
  read: (): LoginId | null => browserTexts.read(loginKey) as LoginId | null,
  write: (loginId: LoginId): void => browserTexts.write(loginKey, loginId),
  /** The account last in use: the next visit begins there. */
  account: (): AccountId | null => browserTexts.read(accountKey) as AccountId | null,
  useAccount: (accountId: AccountId): void => browserTexts.write(accountKey, accountId),
  /** Signed out here without the server, whose cookie a page cannot remove. */
  leave: (): void => {
    keptLogin.forget()
    browserTexts.write(leavingKey, 'true')
  },
  isLeaving: (): boolean => browserTexts.read(leavingKey) !== null,
  forget: (): void => {
    for (const key of [loginKey, accountKey, leavingKey]) browserTexts.forget(key)
  },
}
