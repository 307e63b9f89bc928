import { dateAt, differencesOf, paymentStateOf, type CorrectedLine, type Invoice } from '@kontor/domain'
import type { OperatorMonthRow } from '@kontor/protocol/http'
import { signedAmount } from '#lib/billing/line-words.ts'
import { m } from '#lib/paraglide/messages.js'

/** The largest differences from the month before, in words: `Przeniesienie MNP +84,00`. */
export const whyDifferent = (
  { charged, before }: OperatorMonthRow,
  locale: string,
  most: number,
): readonly string[] => {
  const sums = new Map<string, number>()
  for (const difference of differencesOf(before, charged.lines)) {
    const name = nameOf(difference, charged)
    sums.set(name, (sums.get(name) ?? 0) + difference.difference)
  }
  return [...sums]
    .filter(([, amount]) => amount !== 0)
    .sort(([, one], [, other]) => Math.abs(other) - Math.abs(one))
    .slice(0, most)
    .map(([name, amount]) => `${name} ${signedAmount(amount, locale)}`)
}

const nameOf = ({ before, after }: CorrectedLine, { accounts }: OperatorMonthRow['charged']): string => {
  const line = after ?? before
  const account = accounts.find(({ id }) => id === line?.accountId)?.name
  return accounts.length > 1 && account !== undefined ? `${account}: ${line?.name}` : (line?.name ?? '')
}

/** Where the payment of an invoice is, in words. */
export const paymentText = (invoice: Invoice): string =>
  m.billing_payment_state({ state: paymentStateOf(invoice, dateAt(Date.now())) })
