import type { Month } from '../../billing/month.ts'
import { statementOf } from '../../billing/statement.ts'
import { differenceOfVat, totalOf, vatSummary } from '../../billing/vat.ts'
import { addDays, dateAt } from '../../kernel/calendar-date.ts'
import type { BillingTerms } from '../billing/records.ts'
import type { ChargedOrganization } from './invoices.ts'
import type { InvoiceContent, Party } from './records.ts'

/** What an invoice of a month says, by the terms of the day of issue. */
export const invoiceContent = ({
  number,
  month,
  terms,
  charged,
  buyer,
  now,
}: {
  readonly number: string
  readonly month: Month
  readonly terms: BillingTerms
  readonly charged: ChargedOrganization
  readonly buyer: Party
  readonly now: number
}): InvoiceContent => {
  const issuedOn = dateAt(now)
  const { vat, total } = statementOf(charged.lines)
  const { seller, place, bankAccount, exemption, paymentDays } = terms
  return {
    ...{ number, month, organizationId: charged.organizationId, issuedOn, dueOn: addDays(issuedOn, paymentDays) },
    ...{ place, seller, buyer, bankAccount, exemption },
    accounts: [...charged.accounts],
    lines: [...charged.lines],
    vat: [...vat],
    total,
    corrects: null,
  }
}

/** What a correction says: the lines as they should have been, and the tax as the difference. */
export const correctionContent = (
  content: InvoiceContent,
  corrects: NonNullable<InvoiceContent['corrects']>,
): InvoiceContent => {
  const vat = differenceOfVat(vatSummary(corrects.lines), vatSummary(content.lines))
  return { ...content, vat: [...vat], total: totalOf(vat), corrects }
}
