import { fa3Of, ublOf, type Invoice } from '@kontor/domain'
import type { SavedFile } from '#lib/files/save-file.ts'

export type XmlFormat = 'fa3' | 'ubl'

/** `LT/2026/10/0001` as the name of a file. */
export const fileNameOf = ({ content }: Pick<Invoice, 'content'>): string => content.number.replaceAll('/', '-')

/** The XML of an invoice: the same bytes in every browser, because its moment is that of the issue. */
export const xmlFileOf = (invoice: Invoice, format: XmlFormat): SavedFile => ({
  name: `${fileNameOf(invoice)}-${format === 'fa3' ? 'FA3' : 'UBL'}.xml`,
  type: 'application/xml',
  content: format === 'fa3' ? fa3Of(invoice.content, invoice.issuedAt) : ublOf(invoice.content),
})
