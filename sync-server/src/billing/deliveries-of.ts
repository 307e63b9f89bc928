import { sharesOf, type AccountId, type Invoice } from '@kontor/domain'

/** The mutation that writes one part of an invoice into the finance section of an account. */
export interface InvoiceDelivery {
  readonly accountId: AccountId
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

/** A6: the main account receives the whole invoice, and each sub-account its own share. */
export const deliveriesOf = (invoice: Invoice): readonly InvoiceDelivery[] => [
  ...invoice.content.accounts
    .filter(({ kind }) => kind === 'main')
    .map(({ id }) => ({ accountId: id, name: 'receiveInvoice', args: { invoice } })),
  ...sharesOf(invoice).map((share) => ({ accountId: share.account.id, name: 'receiveShare', args: { share } })),
]
