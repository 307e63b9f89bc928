import * as v from 'valibot'
import { AccountIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { accountBack, undoEach } from '../undo-changes.ts'

export const renameAccount = defineMutation({
  arguments: v.object({ accountId: AccountIdSchema, name: NameSchema }),
  who: 'administrators',
  history: 'accounts',
  run: (directory, { accountId, name }) => {
    const account = directory.account.get(accountId)
    if (!account) return unknownRecord('account', accountId)
    return putIfChanged('account', account, { name })
  },
  undo: undoEach('account', accountBack),
})
