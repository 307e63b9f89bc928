import type { LoginId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import { mainAccount } from '../main-account.ts'
import { memberOfLogin } from '../member-of-login.ts'
import type { DirectoryAccess } from './access.ts'
import { effectiveAccess } from './effective-access.ts'

/**
 * What a login may do with the directory (B2, DESIGN 4): administrators write it; members whose home is the main
 * account and who hold the right `account` read it; no one else receives a byte of it.
 */
export const directoryAccess = (directory: Directory, loginId: LoginId): DirectoryAccess => {
  const member = memberOfLogin(directory, loginId)
  if (member?.status !== 'active') return 'none'
  if (member.admin) return 'write'
  if (member.homeAccountId !== mainAccount(directory).id) return 'none'
  const [home] = effectiveAccess(directory, member.id)
  return home?.rights.some((access) => access.right === 'account') ? 'read' : 'none'
}
