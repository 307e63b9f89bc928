import type { Directory } from './directory.ts'
import { effectiveAccess } from './effective-access.ts'
import type { AccountId, LoginId } from './ids.ts'
import { memberOfLogin } from './member-of-login.ts'
import type { Right } from './profiles/profile.ts'

/** A3: may this login open the section of that right in that account? It takes the account and the right. */
export const sectionAccess = (directory: Directory, loginId: LoginId, accountId: AccountId, right: Right): boolean => {
  const member = memberOfLogin(directory, loginId)
  if (member === null) return false
  const account = effectiveAccess(directory, member.id).find((access) => access.accountId === accountId)
  return account?.rights.some((access) => access.right === right) ?? false
}
