import type { ReachedAccount, Right } from '@kontor/domain'
import { isPhonePath, phoneHome } from './phone-path.ts'
import { paths } from './paths.ts'

/**
 * Where switching accounts leads: the same section of the other account where it is open there, else that account's
 * start. `readsDirectory` is null for another organisation, where nothing is the same.
 */
export const pathInAccount = (pathname: string, account: ReachedAccount, readsDirectory: boolean | null): string => {
  const within = isPhonePath(pathname) ? pathname.slice(phoneHome.length) : pathname
  const [, , , first, second] = within.split('/')
  if (readsDirectory === null || first === undefined) return paths.account(account.id)
  if (first === 'account') {
    if (second === 'tray') return paths.tray(account.id)
    if (second === 'users' && readsDirectory) return paths.users(account.id)
    return paths.account(account.id)
  }
  return account.rights.includes(first as Right) ? paths.section(account.id, first as Right) : paths.account(account.id)
}
