import type { AccountId, OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'

/**
 * To whom a document belongs, by its name alone: the store keeps documents of every kind and knows none of them. Null for
 * what is no document.
 */
export const documentOwner = (
  document: DocumentName,
): { readonly organizationId: OrganizationId } | { readonly accountId: AccountId } | null => {
  const [kind, rest = ''] = document.split('/')
  if (kind === 'directory') return { organizationId: rest as OrganizationId }
  const [accountId = ''] = rest.split('.')
  return kind === 'section' ? { accountId: accountId as AccountId } : null
}
