import * as v from 'valibot'
import { AccountIdSchema } from '../../kernel/ids.ts'
import { setAccountStatus } from '../account-status.ts'
import { defineMutation } from '../define-mutation.ts'
import { accountBack, undoEach } from '../undo-changes.ts'

/** No one enters an archived account; its units, services and people stay as they are until it is restored. */
export const archiveAccount = defineMutation({
  arguments: v.object({ accountId: AccountIdSchema }),
  who: 'administrators',
  history: 'accounts',
  run: (directory, { accountId }) => setAccountStatus(directory, accountId, 'archived'),
  undo: undoEach('account', accountBack),
})
