import type { CalendarDate } from '../kernel/calendar-date.ts'
import { sameIdentifierForm } from '../kernel/same-form.ts'
import type { ContractTerm, Organization } from './records.ts'

type Contract = Organization['contract']

/** B18: whether the contract covers a unit on a day, `from` and `until` included. */
export const isCoveredOn = (contract: Contract, identifier: string, day: CalendarDate): boolean => {
  if (!hasUnit(contract, identifier)) return false
  const term = contractTermOf(contract, identifier)
  return term === null || (term.from <= day && (term.until === null || day <= term.until))
}

/** Whether the contract lists a unit, on whatever days. */
export const hasUnit = ({ units }: Contract, identifier: string): boolean => units.some(isSame(identifier))

/** Null: since the contract began, until further notice. */
export const contractTermOf = ({ terms = [] }: Contract, identifier: string): ContractTerm | null =>
  terms.find((term) => isSame(identifier)(term.identifier)) ?? null

/** The contract with a unit on these days; a listed unit keeps its way of writing. */
export const withTerm = (contract: Contract, term: ContractTerm): Contract => {
  const listed = contract.units.find(isSame(term.identifier))
  const { units, terms } = withoutUnit(contract, term.identifier)
  const identifier = listed ?? term.identifier
  return {
    ...contract,
    units: listed === undefined ? [...units, identifier] : contract.units,
    terms: [...(terms ?? []), { ...term, identifier }],
  }
}

export const withoutUnit = (contract: Contract, identifier: string): Contract => ({
  ...contract,
  units: contract.units.filter((unit) => !isSame(identifier)(unit)),
  terms: (contract.terms ?? []).filter((term) => !isSame(identifier)(term.identifier)),
})

const isSame = (identifier: string): ((other: string) => boolean) => {
  const sought = sameIdentifierForm(identifier)
  return (other) => sameIdentifierForm(other) === sought
}
