import * as v from 'valibot'
import { AccountIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { defineMutation, unitArgument } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { refuseForeignAccountId } from '../guards/refuse-foreign-account-id.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { refuseUnit } from '../guards/refuse-unit.ts'
import { mainAccount } from '../main-account.ts'
import { organizationOf } from '../organization-of.ts'

/** A13: a sub-account and its first unit, in one step. */
export const createSubAccount = defineMutation({
  arguments: v.object({ accountId: AccountIdSchema, name: NameSchema, unit: unitArgument }),
  who: 'administrators',
  history: 'accounts',
  facts: ({ accountId, unit }) => ({ accountId, unit: unit.identifier }),
  run: (directory, { accountId, name, unit }, context) => {
    const { now, facts } = context
    const refusal =
      refuseNewRecord(directory, 'account', accountId) ??
      refuseNewRecord(directory, 'unit', unit.unitId) ??
      refuseUnit(directory, organizationOf(directory), unit.identifier, context) ??
      refuseForeignAccountId(accountId, facts)
    if (refusal) return refusal
    let position = 0
    for (const account of directory.account.values()) position = Math.max(position, account.position + 1)
    const parentId = mainAccount(directory).id
    return [
      put('account', { id: accountId, kind: 'sub', name, parentId, status: 'active', position, createdAt: now }),
      put('unit', { id: unit.unitId, accountId, identifier: unit.identifier, name: unit.name ?? null }),
    ]
  },
  undo: 'account-created',
})
