import { isCoveredOn, sameIdentifierForm, type CalendarDate, type Directory } from '@kontor/domain'

/** Hospitality (B18, B19, decision 6): the properties that the contract covers today and that belong to no account yet. */
export const freeContractUnits = (directory: Directory, today: CalendarDate): readonly string[] => {
  const taken = new Set([...directory.unit.values()].map(({ identifier }) => sameIdentifierForm(identifier)))
  const contract = directory.organization?.contract
  if (contract === undefined) return []
  return contract.units.filter((unit) => !taken.has(sameIdentifierForm(unit)) && isCoveredOn(contract, unit, today))
}
