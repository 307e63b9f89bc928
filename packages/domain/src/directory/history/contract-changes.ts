import type { RecordChange } from '../../kernel/change.ts'
import { contractTermOf, hasUnit } from '../contract-terms.ts'
import type { Organization } from '../records.ts'

/** The days of a unit in a contract. Null: since it began; until further notice. */
export interface ContractDays {
  readonly from: string | null
  readonly until: string | null
}

/** One unit of a contract before and after a change; null: it was not, or is not any more, in the contract. */
export interface ContractChange {
  readonly identifier: string
  readonly before: ContractDays | null
  readonly after: ContractDays | null
}

type Contract = Organization['contract']

/** B18, B19: what an entry of a directory's history changed in the contract, unit by unit; none: nothing. */
export const contractChanges = (changes: readonly RecordChange[]): readonly ContractChange[] =>
  changes.flatMap(({ kind, before, after }) =>
    kind === 'organization' ? contractDifference(contractIn(before), contractIn(after)) : [],
  )

const contractIn = (record: object | null): Contract | null =>
  record === null ? null : (record as Organization).contract

const contractDifference = (before: Contract | null, after: Contract | null): readonly ContractChange[] => {
  const identifiers = new Set([...(before?.units ?? []), ...(after?.units ?? [])])
  return [...identifiers]
    .map((identifier) => ({ identifier, before: daysOf(before, identifier), after: daysOf(after, identifier) }))
    .filter((unit) => JSON.stringify(unit.before) !== JSON.stringify(unit.after))
}

const daysOf = (contract: Contract | null, identifier: string): ContractDays | null => {
  if (contract === null || !hasUnit(contract, identifier)) return null
  const { from = null, until = null } = contractTermOf(contract, identifier) ?? {}
  return { from, until }
}
