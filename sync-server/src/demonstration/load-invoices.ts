import {
  addDays,
  addMonths,
  applyWrites,
  billingKind,
  dateAt,
  emptyContent,
  firstDayOf,
  invoiceOf,
  invoicesKind,
  isRefusal,
  momentOf,
  monthOf,
  runMutation,
  type AccountId,
  type Billing,
  type DocumentKind,
  type InvoicesFacts,
  type Month,
  type OrganizationId,
  type WritableContent,
} from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { chargedOrganization } from '../billing/charged-organization.ts'
import { deliveriesOf } from '../billing/deliveries-of.ts'
import { sha256 } from '../billing/sha256.ts'
import type { Store } from '../store/store.ts'
import { carryOut, type Act, type CarryOutParts } from './carry-out.ts'
import type { Group } from './group.ts'
import {
  demonstratedPrices,
  demonstratedTerms,
  issuedMonths,
  issuedOnDay,
  paidAfterDays,
  unpaid,
} from './invoice-stories.ts'

interface InvoiceParts extends CarryOutParts {
  readonly store: Pick<Store, 'log'>
  readonly now: number
}

/**
 * The invoices of the months before today. What they charge is computed from the group's own logs, and they are issued and
 * paid by the mutations that an operator sends. The operator's documents of this server are not touched: their numbers have
 * no gaps, also once the demonstration is removed.
 */
export const loadInvoices = async (
  parts: InvoiceParts,
  group: Group,
  organizationId: OrganizationId,
): Promise<void> => {
  const billing = billingFor(parts, group, organizationId)
  const last = addMonths(monthOf(dateAt(parts.now)), -1)
  const months = Array.from({ length: issuedMonths }, (_, back) => addMonths(last, back - issuedMonths + 1))
  const issued = months.filter((month) => issuedAt(month) <= parts.now)
  const acts = new Map<AccountId, Act[]>()
  for (const [turn, month] of issued.entries()) {
    const isPaid = turn < issued.length - unpaid
    const delivered = await deliveredIn(parts, { group, organizationId, billing, month, isPaid })
    for (const { accountId, ...act } of delivered) acts.set(accountId, [...(acts.get(accountId) ?? []), act])
  }
  // Accounts share commits.
  await Promise.all(
    [...acts].map(([accountId, ofAccount]) =>
      carryOut(parts, documentName({ kind: 'section', accountId, key: 'finance' }), ofAccount),
    ),
  )
}

const issuedAt = (month: Month): number => momentOf(addDays(firstDayOf(addMonths(month, 1)), issuedOnDay - 1), 10)

const billingFor = (parts: InvoiceParts, { key, profile, address }: Group, organizationId: OrganizationId): Billing => {
  const { content, act } = unkeptDocument(billingKind, parts)
  act(parts.now, 'setTerms', demonstratedTerms)
  act(parts.now, 'setBuyer', { organizationId, address })
  for (const [turn, price] of demonstratedPrices[profile].entries()) {
    const priceId = `demo-${key}-price-${turn}`
    act(parts.now, 'addPrice', { ...price, priceId, rate: '23', validFrom: '2020-01-01' })
  }
  return content
}

interface Delivered extends Act {
  readonly accountId: AccountId
}

interface IssuedMonth {
  readonly group: Group
  readonly organizationId: OrganizationId
  readonly billing: Billing
  readonly month: Month
  readonly isPaid: boolean
}

/** What the finance sections receive: the invoice when it is issued, and again when it is paid. */
const deliveredIn = async (
  parts: InvoiceParts,
  { group, organizationId, billing, month, isPaid }: IssuedMonth,
): Promise<readonly Delivered[]> => {
  const charged = await chargedOrganization(parts.store, organizationId, { month, billing, demonstrated: true })
  if (charged === null || charged.lines.length === 0) return []
  const facts: InvoicesFacts = { issuing: { month, terms: billing.terms, charged, sha256 } }
  const { content, act } = unkeptDocument(invoicesKind, parts, facts)
  const delivered = (at: number, name: string, args: object): readonly Delivered[] => {
    act(at, name, args)
    const invoice = invoiceOf(content, organizationId)
    return invoice === null ? [] : deliveriesOf(invoice).map((part) => ({ ...part, by: 'system', at }))
  }
  const at = issuedAt(month)
  const invoiceId = `demo-${group.key}-invoice-${month}`
  const issued = delivered(at, 'issueInvoice', { invoiceId, organizationId, expected: charged.digest })
  const paidOn = addDays(dateAt(at), paidAfterDays)
  return isPaid ? [...issued, ...delivered(momentOf(paidOn, 12), 'markPaid', { invoiceId, paidOn })] : issued
}

/** A document of the demonstration's operator, which is kept nowhere, and a way to change it. */
const unkeptDocument = <K extends DocumentKind>(kind: K, { operator }: InvoiceParts, facts: object = {}) => {
  const content = emptyContent(kind) as WritableContent
  const act = (now: number, name: string, args: object): void => {
    const context = { actor: { kind: 'operator', ...operator }, now, facts } as const
    const result = runMutation(kind, content, { name, version: 1, args }, context)
    if (isRefusal(result)) throw new Error(`the demonstration's ${name} is refused: ${JSON.stringify(result)}`)
    applyWrites(content, result.writes)
  }
  return { content: content as NonNullable<K['types']>['content'], act }
}
