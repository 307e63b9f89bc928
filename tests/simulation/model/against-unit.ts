import { isSameEntity, type Situation } from './situation.ts'

const plainly = (identifier: string): string => identifier.trim().replace(/\s+/g, ' ').toUpperCase()

/** Decision 6, B19, B24: why this identifier cannot be put here. */
export const againstUnit = ({ here, elsewhere }: Situation, identifier: string): [boolean, string][] => {
  const same = (other: string): boolean => plainly(other) === plainly(identifier)
  const takenHere = here.unit.some((unit) => same(unit.identifier))
  const takenElsewhere = elsewhere.directories.some(({ unit }) => unit.some((one) => same(one.identifier)))
  const { organization } = here
  const outside = organization?.profile === 'hospitality' && !organization.contract.units.some(same)
  const ofAnotherEntity = elsewhere.directories.some(
    (other) =>
      other.organization !== null && other.organization.contract.units.some(same) && !isSameEntity(other, here),
  )
  return [
    [takenHere || takenElsewhere, 'unit-taken'],
    [outside && ofAnotherEntity, 'different-legal-entity'],
    [outside, 'unit-outside-contract'],
  ]
}

/** Decision 6: why this contract cannot be made: a unit is in one contract, and in no account of another organisation. */
export const againstContract = ({ elsewhere }: Situation, identifiers: readonly string[]): [boolean, string][] => {
  const taken = elsewhere.directories.flatMap(({ organization, unit }) => [
    ...(organization?.contract.units ?? []),
    ...unit.map((one) => one.identifier),
  ])
  return [[identifiers.some((one) => taken.some((other) => plainly(other) === plainly(one))), 'unit-taken']]
}
