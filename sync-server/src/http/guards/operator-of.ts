import type { LoginId } from '@kontor/domain'
import type { Context } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Operators } from '../../operators/operators.ts'
import { Failure } from '../answers/failure.ts'
import { sessionOf } from './session-of.ts'

/**
 * The operator who calls; for everyone else the call ends with 403. As with `sessionOf`, a call looks again before it answers
 * or writes: the session may end meanwhile, or the operator be removed.
 */
export const operatorOf = async (
  parts: { readonly identity: Pick<Identity, 'sessionOf'>; readonly operators: Pick<Operators, 'has'> },
  context: Context,
): Promise<LoginId> => {
  const { loginId } = await sessionOf(parts.identity, context)
  if (!(await parts.operators.has(loginId))) throw new Failure(403, 'not-operator')
  return loginId
}
