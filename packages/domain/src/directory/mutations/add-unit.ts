import * as v from 'valibot'
import { AccountIdSchema } from '../../kernel/ids.ts'
import { defineMutation, unitArgument } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { refuseArchived } from '../guards/refuse-archived.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { refuseUnit } from '../guards/refuse-unit.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { organizationOf } from '../organization-of.ts'
import { undoEach, unitBack } from '../undo-changes.ts'

/** A8, B19: one more unit for an account. */
export const addUnit = defineMutation({
  arguments: v.object({ ...unitArgument.entries, accountId: AccountIdSchema }),
  who: 'administrators',
  history: 'accounts',
  facts: ({ identifier }) => ({ unit: identifier }),
  run: (directory, { unitId, accountId, identifier, name }, context) => {
    const account = directory.account.get(accountId)
    if (!account) return unknownRecord('account', accountId)
    const refusal =
      refuseNewRecord(directory, 'unit', unitId) ??
      refuseArchived(account) ??
      refuseUnit(directory, organizationOf(directory), identifier, context)
    return refusal ?? [put('unit', { id: unitId, accountId, identifier, name: name ?? null })]
  },
  undo: undoEach('unit', unitBack),
})
