import {
  addMonths,
  billingKind,
  chargedLines,
  correctionsOf,
  dateAt,
  invoiceOf,
  invoicesKind,
  isOver,
  monthOf,
  addDays,
  type Billing,
  type Month,
  type OrganizationId,
} from '@kontor/domain'
import { operatorDocumentName, type OperatorMonth, type OperatorMonthRow } from '@kontor/protocol'
import type { Store } from '../store/store.ts'
import { chargedOrganization } from './charged-organization.ts'
import { loggedContent } from './logged-content.ts'

type LogStore = Pick<Store, 'log' | 'organizationSummaries'>

/** A month of every organisation: what it comes to, beside the month before and what was issued (DESIGN 12). */
export const operatorMonth = async (store: LogStore, month: Month, now: number): Promise<OperatorMonth> => {
  const context = await monthContext(store, month, now)
  const organizations: OperatorMonthRow[] = []
  for (const { id, demonstration } of await store.organizationSummaries()) {
    const row = demonstration ? null : await rowOf(store, id, context)
    if (row !== null) organizations.push(row)
  }
  return { month, isOver: isOver(month, now), organizations }
}

const monthContext = async (store: LogStore, month: Month, now: number) => {
  const invoicesIn = (key: Month) =>
    loggedContent(store, operatorDocumentName({ key: 'invoices', month: key }), invoicesKind)
  const today = dateAt(now)
  return {
    month,
    billing: await loggedContent(store, operatorDocumentName({ key: 'billing' }), billingKind),
    invoices: await invoicesIn(month),
    earlier: await invoicesIn(addMonths(month, -1)),
    until: monthOf(today) === month ? addDays(today, -1) : undefined,
  }
}

const rowOf = async (
  store: LogStore,
  organizationId: OrganizationId,
  { month, billing, invoices, earlier, until }: Awaited<ReturnType<typeof monthContext>>,
): Promise<OperatorMonthRow | null> => {
  const charged = await chargedOrganization(store, organizationId, { month, billing, until })
  if (charged === null) return null
  const invoice = invoiceOf(invoices, organizationId)
  const corrections = invoice === null ? [] : correctionsOf(invoices, invoice)
  const issuedBefore = invoiceOf(earlier, organizationId)
  const before =
    issuedBefore === null
      ? await computedBefore(store, organizationId, { month, billing })
      : chargedLines(earlier, issuedBefore)
  const isEmpty = charged.lines.length === 0 && before.length === 0 && invoice === null
  return isEmpty ? null : { charged, before: [...before], invoice, corrections: [...corrections] }
}

const computedBefore = async (
  store: LogStore,
  organizationId: OrganizationId,
  { month, billing }: { readonly month: Month; readonly billing: Billing },
) => (await chargedOrganization(store, organizationId, { month: addMonths(month, -1), billing }))?.lines ?? []
