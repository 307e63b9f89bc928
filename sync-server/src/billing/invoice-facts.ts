import { billingKind, type InvoicesFacts, type Month, type OrganizationId } from '@kontor/domain'
import { operatorDocumentName } from '@kontor/protocol'
import type { Store } from '../store/store.ts'
import { chargedOrganization } from './charged-organization.ts'
import { loggedContent } from './logged-content.ts'
import { sha256 } from './sha256.ts'

/** What issuing an invoice of a month must know: the terms, and what the month of the organisation comes to. */
export const invoiceFacts =
  (store: Pick<Store, 'log'>, month: Month) =>
  async ({ charged: organizationId }: { readonly charged?: OrganizationId }): Promise<InvoicesFacts> => {
    if (organizationId === undefined) return {}
    const billing = await loggedContent(store, operatorDocumentName({ key: 'billing' }), billingKind)
    const charged = await chargedOrganization(store, organizationId, { month, billing })
    return { issuing: { month, terms: billing.terms, charged, sha256 } }
  }
