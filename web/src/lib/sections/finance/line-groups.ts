import { sumOf, type CorrectedLine, type InvoiceAccount } from '@kontor/domain'

/** What one account has of an invoice. */
export interface LineGroup {
  readonly account: InvoiceAccount
  readonly charges: readonly CorrectedLine[]
  readonly net: number
}

/** The lines by account, in the order of the comb. An account without a line is there too. */
export const lineGroups = (
  accounts: readonly InvoiceAccount[],
  charges: readonly CorrectedLine[],
): readonly LineGroup[] =>
  accounts.map((account) => {
    const own = charges.filter(({ before, after }) => (after ?? before)?.accountId === account.id)
    return { account, charges: own, net: sumOf(own.map(({ difference }) => difference)) }
  })
