import {
  directoryAccess,
  memberOfLogin,
  sectionAccess,
  type Directory,
  type DocumentKinds,
  type LoginId,
} from '@kontor/domain'
import type { DocumentAddress } from '@kontor/protocol'

/** `member`: may not open the document but belongs to the organisation, so the answer gives the reason. */
export type Permission = 'write' | 'read' | 'member' | 'none'

/**
 * Whether this login may open a document of the organisation that the directory describes. The domain decides, by the
 * current directory. A login that may open a section may send its mutations, each of which decides for itself.
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
  const isWritten = Object.values(section.mutations).some(({ who }) => who === 'members' || who === 'administrators')
  return isWritten ? 'write' : 'read'
}

export const isOpenTo = (permission: Permission): boolean => permission === 'write' || permission === 'read'
