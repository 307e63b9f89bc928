import type { LoginId, OrganizationId } from '@kontor/domain'
import type { Context } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Operators } from '../../operators/operators.ts'
import { Failure } from '../answers/failure.ts'
import { sessionOf } from './session-of.ts'

/**
 * The operator of the whole server who calls; for everyone else the call ends with 403. As with `sessionOf`, a call looks again before it answers
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

/** An operator, and the organisations that they may see; null: all. */
export interface OperatorReach {
  readonly loginId: LoginId
  readonly organizations: readonly OrganizationId[] | null
}

/**
 * For the calls about organisations, which are open to limited operators too: each such call asks `reaches` before it reads
 * or writes. All other calls ask `operatorOf`, so a new one is closed to them.
 */
export const reachOfOperator = async (
  parts: { readonly identity: Pick<Identity, 'sessionOf'>; readonly operators: Pick<Operators, 'has' | 'limits'> },
  context: Context,
): Promise<OperatorReach> => {
  const { loginId } = await sessionOf(parts.identity, context)
  if (await parts.operators.has(loginId)) return { loginId, organizations: null }
  const organizations = await parts.operators.limits(loginId)
  if (organizations.length === 0) throw new Failure(403, 'not-operator')
  return { loginId, organizations }
}

export const reaches = ({ organizations }: OperatorReach, organizationId: OrganizationId | null): boolean =>
  organizations === null || (organizationId !== null && organizations.includes(organizationId))
