import {
  departedReservations,
  directoryAt,
  finishedProcesses,
  momentsOf,
  monthLines,
  type Billing,
  type CalendarDate,
  type ChargedOrganization,
  type ChargedPiece,
  type Directory,
  type InvoiceAccount,
  type InvoiceLine,
  type Month,
  type OrganizationId,
} from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import type { Store } from '../store/store.ts'
import { foldedEntries } from './logged-content.ts'
import { sha256 } from './sha256.ts'

/**
 * What a month of an organisation comes to, from the logs of its directory and sections alone (DESIGN 12). Null: there is no
 * such organisation, or it is a demonstration. `until`: days after it are not charged; `demonstrated`: a demonstration is
 * computed like any other.
 */
export const chargedOrganization = async (
  store: Pick<Store, 'log'>,
  organizationId: OrganizationId,
  {
    month,
    billing,
    until,
    demonstrated = false,
  }: {
    readonly month: Month
    readonly billing: Billing
    readonly until?: CalendarDate | undefined
    readonly demonstrated?: boolean
  },
): Promise<ChargedOrganization | null> => {
  const document = documentName({ kind: 'directory', organizationId })
  const directory = await foldedEntries(store, document, ['organization', 'account', 'unit', 'service'])
  const { organization } = directoryAt(directory, { at: Number.MAX_SAFE_INTEGER })
  if (organization === null || (organization.demonstration && !demonstrated)) return null
  const atEnd = directoryAt(directory, { at: momentsOf(month).to - 1 })
  const pieces = await chargedPieces(store, atEnd, month)
  const prices = [...billing.price.values()]
  const lines = monthLines({ month, directory, pieces, prices, ...(until === undefined ? {} : { until }) })
  return {
    organizationId,
    legalEntity: organization.legalEntity,
    address: billing.buyer.get(organizationId)?.address ?? null,
    accounts: chargedAccounts(atEnd, lines),
    lines,
    digest: sha256(JSON.stringify(lines)),
  }
}

const chargedPieces = async (
  store: Pick<Store, 'log'>,
  { account: accounts }: Directory,
  month: Month,
): Promise<readonly ChargedPiece[]> => {
  const pieces: ChargedPiece[] = []
  for (const { id: accountId } of accounts.values()) {
    const logOf = (key: string, kind: string) =>
      foldedEntries(store, documentName({ kind: 'section', accountId, key }), [kind])
    pieces.push(...finishedProcesses(accountId, await logOf('processes', 'process'), month))
    pieces.push(...departedReservations(accountId, await logOf('reservations', 'reservation'), month))
  }
  return pieces
}

/** The accounts that were active when the month ended or have a line, in the order of the comb. */
const chargedAccounts = (directory: Directory, lines: readonly InvoiceLine[]): readonly InvoiceAccount[] => {
  const charged = new Set(lines.map(({ accountId }) => accountId))
  return [...directory.account.values()]
    .filter(({ id, status }) => status === 'active' || charged.has(id))
    .sort((one, other) => one.position - other.position)
    .map(({ id, name, kind }) => ({
      ...{ id, name, kind },
      units: [...directory.unit.values()].filter(({ accountId }) => accountId === id).map((unit) => unit.identifier),
    }))
}
