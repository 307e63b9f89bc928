import { limits } from '../limits.ts'
import { memberOfLogin } from '../member-of-login.ts'
import type { Mutator, SystemMutationArguments } from '../mutation.ts'
import { putIfChanged } from '../put-if-changed.ts'

/** B10: the last sign-in, at most once an hour. A login whose membership ended meanwhile leaves no trace. */
export const recordSignIn: Mutator<SystemMutationArguments<'recordSignIn'>> = (directory, { loginId }, { now }) => {
  const member = memberOfLogin(directory, loginId)
  if (member === null) return []
  const last = member.lastSignInAt
  if (last !== null && now - last < limits.signInRecordedEveryMs) return []
  return putIfChanged('member', member, { lastSignInAt: now })
}
