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
