import { OperatorInvitationSchema, type OperatorsAnswer, type OperatorSelf } from '@kontor/protocol'
import { sameEmailForm, type LoginId } from '@kontor/domain'
import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { OperatorLinks } from '../../operators/operator-links.ts'
import type { Operators } from '../../operators/operators.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { operatorOf, reachOfOperator } from '../guards/operator-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** The operators themselves: who they are, further ones, and their end. */
export const operatorCalls = (parts: {
  readonly identity: Pick<Identity, 'sessionOf' | 'login'>
  readonly operators: Operators
  readonly operatorLinks: Pick<OperatorLinks, 'make'>
  readonly now: () => number
}): Hono<HttpEnvironment> => {
  const { identity, operators } = parts
  const nameOf = async (loginId: LoginId | null): Promise<string | null> =>
    loginId === null ? null : ((await identity.login(loginId))?.name ?? null)

  return new Hono<HttpEnvironment>()
    .get('/api/operator', async (context) => {
      const login = await identity.login((await reachOfOperator(parts, context)).loginId)
      const { loginId, organizations } = await reachOfOperator(parts, context)
      if (login === null) throw new Failure(401, 'no-session')
      const { name, username, email } = login
      return context.json({ loginId, name, username, email, limited: organizations !== null } satisfies OperatorSelf)
    })
    .get('/api/operator/operators', async (context) => {
      await operatorOf(parts, context)
      const known = await Promise.all(
        (await operators.list()).map(async ({ loginId, addedAt, addedBy }) => {
          const login = await identity.login(loginId)
          if (login === null) return []
          const { name, username, email } = login
          return [{ loginId, name, username, email, addedAt, addedBy: await nameOf(addedBy) }]
        }),
      )
      const links = await Promise.all(
        (await operators.openLinks(parts.now())).map(async ({ email, madeBy, expiresAt }) => ({
          email,
          madeBy: await nameOf(madeBy),
          expiresAt,
        })),
      )
      await operatorOf(parts, context)
      return context.json({ operators: known.flat(), links } satisfies OperatorsAnswer)
    })
    .post('/api/operator/operators', async (context) => {
      const { email } = await parsedBody(context, OperatorInvitationSchema)
      const madeBy = await operatorOf(parts, context)
      return context.json({ url: await parts.operatorLinks.make({ email, madeBy }) })
    })
    .post('/api/operator/operators/withdraw', async (context) => {
      const { email } = await parsedBody(context, OperatorInvitationSchema)
      await operatorOf(parts, context)
      await operators.removeLinks(sameEmailForm(email))
      return context.json({ status: true })
    })
    .delete('/api/operator/operators/:loginId', async (context) => {
      const loginId = context.req.param('loginId') as LoginId
      await operatorOf(parts, context)
      if (!(await operators.has(loginId))) throw new Failure(404, 'operator-unknown')
      if (!(await operators.remove(loginId))) throw new Failure(409, 'last-operator')
      return context.json({ status: true })
    })
}
