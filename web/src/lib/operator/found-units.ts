import { sameIdentifierForm } from '@kontor/domain'
import type { OperatorUnits } from '@kontor/protocol/http'
import { nameOrder } from '#lib/format/name-order.ts'
import { searchForm } from '#lib/format/search-form.ts'

export type ListedUnit = OperatorUnits['units'][number]

export const unitTabs = ['all', 'free', 'ending', 'outside'] as const
export type UnitTab = (typeof unitTabs)[number]

export const isUnitTab = (name: string | null): name is UnitTab => unitTabs.some((tab) => tab === name)

const isIn: Readonly<Record<UnitTab, (unit: ListedUnit) => boolean>> = {
  all: () => true,
  free: ({ account }) => account === null,
  ending: ({ until }) => until !== null,
  outside: ({ inContract }) => !inContract,
}

/** What ends is listed by its last day, everything else by identifier. */
export const unitsIn = (units: readonly ListedUnit[], tab: UnitTab): readonly ListedUnit[] =>
  units
    .filter(isIn[tab])
    .sort(
      (one, other) =>
        (tab === 'ending' ? nameOrder.compare(one.until ?? '', other.until ?? '') : 0) ||
        nameOrder.compare(sameIdentifierForm(one.identifier), sameIdentifierForm(other.identifier)) ||
        nameOrder.compare(one.organization.name, other.organization.name),
    )

/** The units whose identifier, name, account or organisation holds the searched text; `07777` and `pt07777` are one. */
export const foundUnits = (units: readonly ListedUnit[], searched: string): readonly ListedUnit[] => {
  const sought = searchForm(searched).trim()
  if (sought === '') return units
  const soughtIdentifier = sameIdentifierForm(searched)
  return units.filter(
    ({ identifier, name, account, organization }) =>
      sameIdentifierForm(identifier).includes(soughtIdentifier) ||
      [identifier, name, account?.name, organization.name].some((text) => searchForm(text ?? '').includes(sought)),
  )
}
