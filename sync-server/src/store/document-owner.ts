import type { AccountId, OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'

/** In place of an organisation, for the operator's own documents. No organisation has so short an id. */
export const operatorsOwn = 'op' as OrganizationId

/**
 * The owner of a document, from its name alone: the store keeps documents of every kind without knowing the kinds. Null
 * for a name that is no document's.
 */
export const documentOwner = (
  document: DocumentName,
): { readonly organizationId: OrganizationId } | { readonly accountId: AccountId } | null => {
  const [kind, rest = ''] = document.split('/')
  if (kind === 'operator') return { organizationId: operatorsOwn }
  if (kind === 'directory') return { organizationId: rest as OrganizationId }
  const [accountId = ''] = rest.split('.')
  return kind === 'section' ? { accountId: accountId as AccountId } : null
}
