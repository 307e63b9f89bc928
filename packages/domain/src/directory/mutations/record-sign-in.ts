import * as v from 'valibot'
import { LoginIdSchema } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { memberOfLogin } from '../member-of-login.ts'

/** B10: the last sign-in, at most once an hour. A login whose membership ended meanwhile leaves no trace. */
export const recordSignIn = defineMutation({
  arguments: v.object({ loginId: LoginIdSchema }),
  who: 'system',
  history: 'sign-ins',
  run: (directory, { loginId }, { now }) => {
    const member = memberOfLogin(directory, loginId)
    if (member === null) return []
    const last = member.lastSignInAt
    if (last !== null && now - last < limits.signInRecordedEveryMs) return []
    return putIfChanged('member', member, { lastSignInAt: now })
  },
  undo: 'happened',
})
