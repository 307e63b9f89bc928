import { sameIdentifierForm } from '@kontor/domain'
import type { OperatorOrganization } from '@kontor/protocol/http'
import type { ContractUnit } from './set-contract-unit.ts'

export type ListedAccount = OperatorOrganization['accounts'][number]

/** A row of an organisation's units: an account with one of its units, an account without any, or a free unit. */
export interface ContractRow {
  readonly account: ListedAccount | null
  /** Whether it is the account's first row. */
  readonly isFirst: boolean
  readonly identifier: string | null
  /** Null: the contract does not list it. */
  readonly unit: ContractUnit | null
}

/** B18: by account, in their order, then the units of the contract that no account has. */
export const contractRows = (
  accounts: readonly ListedAccount[],
  units: readonly ContractUnit[],
): readonly ContractRow[] => {
  const inContract = new Map(units.map((unit) => [sameIdentifierForm(unit.identifier), unit]))
  const held = accounts.flatMap((account): ContractRow[] =>
    account.units.length === 0
      ? [{ account, isFirst: true, identifier: null, unit: null }]
      : account.units.map((identifier, at) => ({
          ...{ account, isFirst: at === 0, identifier },
          unit: inContract.get(sameIdentifierForm(identifier)) ?? null,
        })),
  )
  const free = units.filter(({ account }) => account === null)
  return [...held, ...free.map((unit) => ({ account: null, isFirst: false, identifier: unit.identifier, unit }))]
}
