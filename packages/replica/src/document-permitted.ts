import { kinds, type AccessSnapshot } from '@kontor/domain'
import type { DocumentAddress } from '@kontor/protocol'

/** May this login open the document, as far as its access snapshot tells? The server decides; this keeps the browser tidy. */
export const documentPermitted = (snapshot: AccessSnapshot, address: DocumentAddress): boolean => {
  if (address.kind === 'access') return address.loginId === snapshot.login.id
  if (address.kind === 'directory') {
    return snapshot.organizations.some(({ id, directory }) => id === address.organizationId && directory !== 'none')
  }
  const needs = kinds.sections[address.key]?.needs
  if (needs === undefined) return false
  return snapshot.organizations.some(({ accounts }) =>
    accounts.some(({ id, rights }) => id === address.accountId && needs.every((right) => rights.includes(right))),
  )
}
