import { sumOf } from '../../billing/amounts.ts'
import type { Invoice } from '../../operator/invoices/records.ts'
import type { Share } from './finance.ts'

/** What each sub-account with a line has of an invoice, or of a correction. */
export const sharesOf = ({ id, content }: Invoice): readonly Share[] => {
  const { number, month, issuedOn, corrects } = content
  return content.accounts.flatMap((account) => {
    const own = content.lines.filter(({ accountId }) => accountId === account.id)
    const before = corrects?.lines.filter(({ accountId }) => accountId === account.id) ?? []
    if (account.kind === 'main' || JSON.stringify(own) === JSON.stringify(before)) return []
    const net = sumOf(own.map((line) => line.net)) - sumOf(before.map((line) => line.net))
    const correctsShare = corrects === null ? null : { number: corrects.number, lines: before }
    return [{ id, number, month, issuedOn, account, lines: own, net, corrects: correctsShare }]
  })
}
