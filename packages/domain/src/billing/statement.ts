import type { AccountId } from '../kernel/ids.ts'
import { type Grosz, sumOf } from './amounts.ts'
import type { InvoiceLine } from './month-lines.ts'
import { totalOf, vatSummary, type VatSum } from './vat.ts'

/** What one month comes to: all lines, what each account has of it, and the tax for each rate. */
export interface Statement {
  readonly lines: readonly InvoiceLine[]
  /** Net, by account; accounts without a line are missing. */
  readonly byAccount: ReadonlyMap<AccountId, Grosz>
  readonly vat: readonly VatSum[]
  readonly total: Omit<VatSum, 'rate'>
}

/** A6: one statement for the main account and all its sub-accounts. */
export const statementOf = (lines: readonly InvoiceLine[]): Statement => {
  const vat = vatSummary(lines)
  return { lines, byAccount: netsByAccount(lines), vat, total: totalOf(vat) }
}

/** A sub-account's own share (DESIGN 10): its lines and their net, and nothing of the others or of the tax. */
export const shareOf = (
  { lines }: Statement,
  accountId: AccountId,
): { readonly lines: readonly InvoiceLine[]; readonly net: Grosz } => {
  const own = lines.filter((line) => line.accountId === accountId)
  return { lines: own, net: sumOf(own.map(({ net }) => net)) }
}

const netsByAccount = (lines: readonly InvoiceLine[]): ReadonlyMap<AccountId, Grosz> => {
  const nets = new Map<AccountId, Grosz>()
  for (const { accountId, net } of lines) nets.set(accountId, (nets.get(accountId) ?? 0) + net)
  return nets
}
