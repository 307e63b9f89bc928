import type { AccountId, OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'

/**
 * The owner of a document, from its name alone: the store keeps documents of every kind without knowing the kinds. Null
 * for a name that is no document's.
 */
export const documentOwner = (
  document: DocumentName,
): { readonly organizationId: OrganizationId } | { readonly accountId: AccountId } | null => {
  const [kind, rest = ''] = document.split('/')
  if (kind === 'directory') return { organizationId: rest as OrganizationId }
  const [accountId = ''] = rest.split('.')
  return kind === 'section' ? { accountId: accountId as AccountId } : null
}
