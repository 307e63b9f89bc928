import type { CalendarDate } from '../kernel/calendar-date.ts'
import { sameIdentifierForm } from '../kernel/same-form.ts'
import { contractTermOf } from './contract-terms.ts'
import type { Directory } from './directory.ts'
import type { Account } from './records.ts'

/** A unit of one organisation: in its contract, in an account, or in both. */
export interface RegisteredUnit {
  readonly identifier: string
  readonly name: string | null
  /** The account that has it; null: it is free. */
  readonly account: Pick<Account, 'id' | 'name' | 'status'> | null
  readonly inContract: boolean
  /** The first and the last day in the contract. Null: since the contract began, and until further notice. */
  readonly from: CalendarDate | null
  readonly until: CalendarDate | null
}

/** B18: the units of the contract in its order, then those that accounts have outside it. */
export const unitRegister = ({ organization, account, unit }: Directory): readonly RegisteredUnit[] => {
  if (organization === null) return []
  const { contract } = organization
  const held = new Map([...unit.values()].map((one) => [sameIdentifierForm(one.identifier), one]))
  const rowOf = (identifier: string, inContract: boolean): RegisteredUnit => {
    const holder = held.get(sameIdentifierForm(identifier))
    const of = holder === undefined ? undefined : account.get(holder.accountId)
    const { from = null, until = null } = contractTermOf(contract, identifier) ?? {}
    return {
      identifier,
      name: holder?.name ?? null,
      account: of === undefined ? null : { id: of.id, name: of.name, status: of.status },
      ...{ inContract, from, until },
    }
  }
  const covered = new Set(contract.units.map(sameIdentifierForm))
  const outside = [...held].filter(([form]) => !covered.has(form)).map(([, { identifier }]) => identifier)
  return [
    ...contract.units.map((identifier) => rowOf(identifier, true)),
    ...outside.map((identifier) => rowOf(identifier, false)),
  ]
}
