import { dayOf } from './day-of.ts'
import { isSameEntity, type Situation } from './situation.ts'

const plainly = (identifier: string): string => identifier.trim().replace(/\s+/g, ' ').toUpperCase()

/** Is it about the unit of this identifier, however it is written? */
export const isSameUnit =
  (identifier: string) =>
  (other: string | { readonly identifier: string }): boolean =>
    plainly(typeof other === 'string' ? other : other.identifier) === plainly(identifier)

/** Decision 6, B19, B24: why this identifier cannot be put here. */
export const againstUnit = (situation: Situation, identifier: string): [boolean, string][] => {
  const { here, elsewhere } = situation
  const isTaken = [here, ...elsewhere.directories].some(({ unit }) => unit.some(isSameUnit(identifier)))
  const outside = here.organization?.profile === 'hospitality' && !isCoveredToday(situation, identifier)
  return [
    [isTaken, 'unit-taken'],
    [outside && isOfAnotherEntity(situation, identifier), 'different-legal-entity'],
    [outside, 'unit-outside-contract'],
  ]
}

/** B18: the contract lists the unit, and today is not before its first day nor after its last. */
export const isCoveredToday = ({ here, now }: Situation, identifier: string): boolean => {
  const { contract } = here.organization ?? {}
  if (!contract?.units.some(isSameUnit(identifier))) return false
  const term = contract.terms?.find(isSameUnit(identifier))
  const today = dayOf(now)
  return term === undefined || (term.from <= today && (term.until === null || term.until >= today))
}

/** B24: the contract of another legal entity has the unit. */
export const isOfAnotherEntity = ({ here, elsewhere }: Situation, identifier: string): boolean =>
  elsewhere.directories.some(
    (other) => other.organization?.contract.units.some(isSameUnit(identifier)) && !isSameEntity(other, here),
  )

/** Decision 6: why this contract cannot be made: a unit is in one contract, and in no account of another organisation. */
export const againstContract = ({ elsewhere }: Situation, identifiers: readonly string[]): [boolean, string][] => {
  const taken = elsewhere.directories.flatMap(({ organization, unit }) => [
    ...(organization?.contract.units ?? []),
    ...unit.map((one) => one.identifier),
  ])
  return [[identifiers.some((one) => taken.some(isSameUnit(one))), 'unit-taken']]
}
