import { sameIdentifierForm, type Directory } from '@kontor/domain'

/** Hospitality (B19, decision 6): the properties of the contract that belong to no account yet. */
export const freeContractUnits = (directory: Directory): readonly string[] => {
  const taken = new Set([...directory.unit.values()].map(({ identifier }) => sameIdentifierForm(identifier)))
  return (directory.organization?.contract.units ?? []).filter((unit) => !taken.has(sameIdentifierForm(unit)))
}
