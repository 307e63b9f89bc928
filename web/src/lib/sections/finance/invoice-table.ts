import { chargesOf, type CorrectedLine, type Finance, type InvoiceAccount, type InvoiceLine } from '@kontor/domain'
import { invoicesInOrder, momentOf, sharesInOrder } from '@kontor/domain'
import { quantityNumber, rateText, unitText } from '#lib/billing/line-words.ts'
import { day, type Cell, type TableFile } from '#lib/files/table-file.ts'
import { m } from '#lib/paraglide/messages.js'

interface Charged {
  readonly number: string
  readonly month: string
  readonly lines: readonly InvoiceLine[]
  readonly corrects: { readonly lines: readonly InvoiceLine[] } | null
}

const inZloty = (grosz: number): number => grosz / 100

/** The lines of an invoice or of shares, so that the last column adds up to the net. */
export const linesTable = (
  title: string,
  charged: readonly (Charged & { readonly accounts: readonly InvoiceAccount[] })[],
): TableFile => ({
  title,
  head: [
    ...[m.finance_column_number(), m.finance_column_month(), m.finance_column_account(), m.finance_column_units()],
    ...[m.finance_column_line(), m.finance_column_quantity(), m.finance_column_unit(), m.finance_column_price()],
    ...[m.billing_column_vat(), m.finance_column_before(), m.finance_column_net()],
  ],
  rows: charged.flatMap((one) =>
    chargesOf(one).map((charge) => [
      one.number,
      one.month,
      ...rowOf(
        charge,
        one.accounts.find(({ id }) => id === (charge.after ?? charge.before)?.accountId),
      ),
    ]),
  ),
})

const rowOf = ({ before, after, difference }: CorrectedLine, account: InvoiceAccount | undefined): readonly Cell[] => {
  const line = after ?? before
  if (line === null) return []
  return [
    ...[account?.name ?? '', account?.units.join(', ') ?? '', line.name],
    ...[after === null ? 0 : quantityNumber(line), unitText(line)],
    line.quantity.unit === 'amount' ? `${line.price / 10}%` : inZloty(line.price),
    rateText(line.rate),
    before === null ? null : inZloty(before.net),
    inZloty(difference),
  ]
}

/** The invoices of the section, one a row. */
export const invoicesTable = (title: string, finance: Finance): TableFile => ({
  title,
  head: [
    ...[m.finance_column_number(), m.finance_column_month(), m.finance_column_corrects()],
    ...[m.finance_column_issued(), m.finance_column_due(), m.finance_column_paid()],
    ...[m.finance_column_net(), m.billing_column_vat(), m.finance_column_gross(), m.billing_ksef()],
  ],
  rows: invoicesInOrder(finance).map(({ content, paidOn, ksefNumber }) => [
    ...[content.number, content.month, content.corrects?.number ?? null],
    ...[day(momentOf(content.issuedOn)), day(momentOf(content.dueOn))],
    paidOn === null ? null : day(momentOf(paidOn)),
    ...[inZloty(content.total.net), inZloty(content.total.vat), inZloty(content.total.gross), ksefNumber],
  ]),
})

/** What a sub-account has of each invoice. */
export const sharesTable = (title: string, finance: Finance): TableFile =>
  linesTable(
    title,
    sharesInOrder(finance).map((share) => ({ ...share, accounts: [share.account] })),
  )
