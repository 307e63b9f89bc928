import { snapshotSectionAccess, type AccessSnapshot, type DocumentKinds } from '@kontor/domain'
import { parseDocumentName } from '@kontor/protocol'

/**
 * May this login open the document, as far as its access snapshot tells? The server decides; this keeps the browser tidy.
 * A document of an unknown kind may not be opened.
 */
export const documentPermitted = (snapshot: AccessSnapshot, document: string, kinds: DocumentKinds): boolean => {
  const address = parseDocumentName(document, kinds)
  if (address === null) return false
  if (address.kind === 'access') return address.loginId === snapshot.login.id
  if (address.kind === 'directory') {
    return snapshot.organizations.some(({ id, directory }) => id === address.organizationId && directory !== 'none')
  }
  const section = kinds.sections[address.key]
  return section !== undefined && snapshotSectionAccess(snapshot, address.accountId, section.needs) !== null
}
