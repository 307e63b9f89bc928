import type { InvoiceContent, Party } from '../../operator/invoices/records.ts'
import { differencesOf } from '../correction.ts'
import { daysOfMonth, firstDayOf } from '../month.ts'
import type { InvoiceLine } from '../month-lines.ts'
import { totalOf, type VatRate, type VatSum } from '../vat.ts'
import { decimal, quantityIn } from './amounts-in-xml.ts'
import { xmlOf, type XmlElement } from './xml.ts'

const of = (name: string): string => `urn:oasis:names:specification:ubl:schema:xsd:${name}-2`
const root = `Invoice xmlns="${of('Invoice')}" xmlns:cac="${of('CommonAggregateComponents')}" xmlns:cbc="${of('CommonBasicComponents')}"`

/**
 * An invoice of EN 16931 as UBL 2.1. A correction is a corrected invoice (384) that names the first, and has what changed:
 * what was, with a negative quantity, and what it should have been.
 */
export const ublOf = (content: InvoiceContent): string => {
  const { month, corrects, vat, total, seller, buyer } = content
  const lines = corrects === null ? content.lines.map((line) => ({ line, sign: 1 })) : changedLines(content)
  // BR-S-08: a tax is that of lines; a correction leaves out the lines of a rate that did not change.
  const ofLines = vat.filter(({ rate }) => lines.some(({ line }) => line.rate === rate))
  return xmlOf([
    root,
    [
      ['cbc:CustomizationID', 'urn:cen.eu:en16931:2017'],
      ['cbc:ID', content.number],
      ['cbc:IssueDate', content.issuedOn],
      ['cbc:DueDate', content.dueOn],
      ['cbc:InvoiceTypeCode', corrects === null ? 380 : 384],
      ['cbc:Note', corrects?.reason],
      ['cbc:DocumentCurrencyCode', 'PLN'],
      [
        'cac:InvoicePeriod',
        [
          ['cbc:StartDate', firstDayOf(month)],
          ['cbc:EndDate', daysOfMonth(month).at(-1)],
        ],
      ],
      [
        'cac:BillingReference',
        corrects === null
          ? undefined
          : [
              [
                'cac:InvoiceDocumentReference',
                [
                  ['cbc:ID', corrects.number],
                  ['cbc:IssueDate', corrects.issuedOn],
                ],
              ],
            ],
      ],
      ['cac:AccountingSupplierParty', [['cac:Party', party(seller)]]],
      ['cac:AccountingCustomerParty', [['cac:Party', party(buyer)]]],
      [
        'cac:PaymentMeans',
        [
          ['cbc:PaymentMeansCode', 30],
          ['cbc:PaymentID', content.number],
          ['cac:PayeeFinancialAccount', [['cbc:ID', content.bankAccount]]],
        ],
      ],
      ['cac:TaxTotal', [amount('TaxAmount', total.vat), ...subtotals(ofLines, content.exemption)]],
      [
        'cac:LegalMonetaryTotal',
        [
          amount('LineExtensionAmount', total.net),
          amount('TaxExclusiveAmount', total.net),
          amount('TaxInclusiveAmount', total.gross),
          amount('PayableAmount', total.gross),
        ],
      ],
      ...lines.map(({ line, sign }, at) => invoiceLine(content, line, { place: at + 1, sign })),
    ],
  ])
}

const amount = (tag: string, grosz: number): XmlElement => [`cbc:${tag} currencyID="PLN"`, decimal(grosz)]

const changedLines = ({ lines, corrects }: InvoiceContent) =>
  differencesOf(corrects?.lines ?? [], lines).flatMap(({ before, after }) => [
    ...(before === null ? [] : [{ line: before, sign: -1 }]),
    ...(after === null ? [] : [{ line: after, sign: 1 }]),
  ])

const party = ({ name, taxId, address }: Party): readonly XmlElement[] => {
  const form = taxId.replace(/[\s-]/g, '').toUpperCase()
  const vatNumber = /^\d/.test(form) ? `PL${form}` : form
  const [, zone, city = address.place] = /^(\d{2}-\d{3})\s+(.*)$/.exec(address.place) ?? []
  return [
    [
      'cac:PostalAddress',
      [
        ['cbc:StreetName', address.street],
        ['cbc:CityName', city],
        ['cbc:PostalZone', zone],
        ['cac:Country', [['cbc:IdentificationCode', 'PL']]],
      ],
    ],
    [
      'cac:PartyTaxScheme',
      [
        ['cbc:CompanyID', vatNumber],
        ['cac:TaxScheme', [['cbc:ID', 'VAT']]],
      ],
    ],
    ['cac:PartyLegalEntity', [['cbc:RegistrationName', name]]],
  ]
}

/** EN 16931 takes category O only alone in an invoice, so what is outside the tax is exempt here, with the reason. */
const categoryOf = (rate: VatRate): { readonly id: string; readonly percent: string } => {
  if (rate === 'exempt' || rate === 'outside') return { id: 'E', percent: '0' }
  return rate === '0' ? { id: 'Z', percent: '0' } : { id: 'S', percent: rate }
}

const category = (tag: string, rate: VatRate, reason?: string): XmlElement => {
  const { id, percent } = categoryOf(rate)
  return [
    `cac:${tag}`,
    [
      ['cbc:ID', id],
      ['cbc:Percent', percent],
      ['cbc:TaxExemptionReason', reason],
      ['cac:TaxScheme', [['cbc:ID', 'VAT']]],
    ],
  ]
}

/** One for each category and percentage (BR-E-01): what is exempt and what is outside the tax are together. */
const subtotals = (vat: readonly VatSum[], exemption: string | null): readonly XmlElement[] => {
  const isUntaxed = ({ rate }: VatSum): boolean => categoryOf(rate).id === 'E'
  const untaxed = vat.filter(isUntaxed)
  const [first] = untaxed
  const reasons = untaxed.map(({ rate }) => (rate === 'exempt' ? (exemption ?? 'zw.') : 'np.'))
  return [
    ...vat.filter((sum) => !isUntaxed(sum)).map((sum) => subtotal(sum)),
    ...(first === undefined ? [] : [subtotal({ ...totalOf(untaxed), rate: first.rate }, reasons.join(', '))]),
  ]
}

const subtotal = ({ rate, net, vat }: VatSum, reason?: string): XmlElement => [
  'cac:TaxSubtotal',
  [amount('TaxableAmount', net), amount('TaxAmount', vat), category('TaxCategory', rate, reason)],
]

const unitCodes = { months: 'MON', pieces: 'C62', service: 'C62' } as const

const invoiceLine = (
  { accounts }: InvoiceContent,
  line: InvoiceLine,
  { place, sign }: { readonly place: number; readonly sign: number },
): XmlElement => {
  const { unit, count, price } = quantityIn(line)
  return [
    'cac:InvoiceLine',
    [
      ['cbc:ID', place],
      [`cbc:InvoicedQuantity unitCode="${unitCodes[unit]}"`, sign < 0 ? `-${count}` : count],
      amount('LineExtensionAmount', sign * line.net),
      [
        'cac:Item',
        [
          ['cbc:Description', accounts.find(({ id }) => id === line.accountId)?.name],
          ['cbc:Name', line.name],
          category('ClassifiedTaxCategory', line.rate),
        ],
      ],
      ['cac:Price', [['cbc:PriceAmount currencyID="PLN"', price]]],
    ],
  ]
}
