import { directoryAccess, kinds, memberOfLogin, sectionAccess, type Directory, type LoginId } from '@kontor/domain'
import type { DocumentAddress } from '@kontor/protocol'

/** `member` may not open the document, but belongs to the organisation, and so is told why. */
export type Permission = 'write' | 'read' | 'member' | 'none'

/** May this login open a document of the organisation whose directory this is? The domain decides, as it stands now. */
export const permissionIn = (
  directory: Directory,
  address: Extract<DocumentAddress, { kind: 'directory' | 'section' }>,
  loginId: LoginId,
): Permission => {
  if (memberOfLogin(directory, loginId) === null) return 'none'
  if (address.kind === 'section') {
    const section = kinds.sections[address.key]
    if (section === undefined) return 'none'
    return sectionAccess(directory, loginId, address.accountId, section.needs) === null ? 'member' : 'read'
  }
  const access = directoryAccess(directory, loginId)
  return access === 'none' ? 'member' : access
}

export const mayOpen = (...asked: Parameters<typeof permissionIn>): boolean => {
  const permission = permissionIn(...asked)
  return permission === 'write' || permission === 'read'
}
