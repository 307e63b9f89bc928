import {
  admitsSession,
  directoryAccess,
  memberOfLogin,
  sectionAccess,
  type Directory,
  type DocumentKinds,
} from '@kontor/domain'
import type { DocumentAddress } from '@kontor/protocol'
import { signedIn, type Visitor } from './visitor.ts'

/**
 * `member`: may not open the document but belongs to the organisation, so the answer gives the reason. `barred`: belongs
 * to it, and it demands single sign-on, which this session has not come by.
 */
export type Permission = 'write' | 'read' | 'member' | 'barred' | 'none'

/**
 * Whether this person may open a document of the organisation that the directory describes. The domain decides, by the
 * current directory. A login that may open a section may send its mutations, each of which decides for itself.
 */
export const permissionIn = (
  { sections }: Pick<DocumentKinds, 'sections'>,
  directory: Directory,
  address: Extract<DocumentAddress, { kind: 'directory' | 'section' }>,
  visitor: Visitor,
): Permission => {
  const { loginId, signedInBy } = signedIn(visitor)
  if (memberOfLogin(directory, loginId) === null) return 'none'
  if (!admitsSession(directory, signedInBy)) return 'barred'
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
