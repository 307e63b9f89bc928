import { put } from '../directory.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { refuseUnit } from '../guards/refuse-unit.ts'
import { mainAccount } from '../main-account.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import { organizationOf } from '../organization-of.ts'

/** A13: a sub-account and its first unit, in one step. */
export const createSubAccount: Mutator<MutationArguments<'createSubAccount'>> = (directory, args, context) => {
  const { accountId, name, unit } = args
  const refusal =
    refuseNewRecord(directory, 'account', accountId) ??
    refuseNewRecord(directory, 'unit', unit.unitId) ??
    refuseUnit(directory, organizationOf(directory), unit.identifier, context.facts)
  if (refusal) return refusal
  let position = 0
  for (const account of directory.account.values()) position = Math.max(position, account.position + 1)
  const parentId = mainAccount(directory).id
  return [
    put('account', { id: accountId, kind: 'sub', name, parentId, status: 'active', position, createdAt: context.now }),
    put('unit', { id: unit.unitId, accountId, identifier: unit.identifier, name: unit.name ?? null }),
  ]
}
