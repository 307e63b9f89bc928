import { put } from '../directory.ts'
import { refuseArchived } from '../guards/refuse-archived.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { refuseUnit } from '../guards/refuse-unit.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import { organizationOf } from '../organization-of.ts'

/** A8, B19: one more unit for an account. */
export const addUnit: Mutator<MutationArguments<'addUnit'>> = (directory, args, context) => {
  const { unitId, accountId, identifier, name } = args
  const account = directory.account.get(accountId)
  if (!account) return unknownRecord('account', accountId)
  const refusal =
    refuseNewRecord(directory, 'unit', unitId) ??
    refuseArchived(account) ??
    refuseUnit(directory, organizationOf(directory), identifier, context.facts)
  return refusal ?? [put('unit', { id: unitId, accountId, identifier, name: name ?? null })]
}
