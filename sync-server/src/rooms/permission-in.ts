import {
  directoryAccess,
  memberOfLogin,
  sectionAccess,
  type Directory,
  type DocumentKinds,
  type LoginId,
} from '@kontor/domain'
import type { DocumentAddress } from '@kontor/protocol'

/** `member` may not open the document, but belongs to the organisation, and so is told why. */
export type Permission = 'write' | 'read' | 'member' | 'none'

/**
 * May this login open a document of the organisation whose directory this is? The domain decides, by the directory as it
 * is. Who opens a section may send its mutations, each of which decides for itself.
 */
export const permissionIn = (
  { sections }: Pick<DocumentKinds, 'sections'>,
  directory: Directory,
  address: Extract<DocumentAddress, { kind: 'directory' | 'section' }>,
  loginId: LoginId,
): Permission => {
  if (memberOfLogin(directory, loginId) === null) return 'none'
  if (address.kind === 'directory') {
    const access = directoryAccess(directory, loginId)
    return access === 'none' ? 'member' : access
  }
  const section = sections[address.key]
  if (section === undefined) return 'none'
  if (sectionAccess(directory, loginId, address.accountId, section.needs) === null) return 'member'
  return Object.keys(section.mutations).length === 0 ? 'read' : 'write'
}

export const isOpenTo = (permission: Permission): boolean => permission === 'write' || permission === 'read'
