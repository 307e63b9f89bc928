import * as v from 'valibot'
import { AccountIdSchema } from '../../kernel/ids.ts'
import { setAccountStatus } from '../account-status.ts'
import { defineMutation } from '../define-mutation.ts'
import { accountBack, undoEach } from '../undo-changes.ts'

export const restoreAccount = defineMutation({
  arguments: v.object({ accountId: AccountIdSchema }),
  who: 'administrators',
  history: 'accounts',
  run: (directory, { accountId }) => setAccountStatus(directory, accountId, 'active'),
  undo: undoEach('account', accountBack),
})
