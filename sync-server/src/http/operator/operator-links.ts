import { NewOperatorSchema, type OperatorOffer } from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Identity } from '../../identity/identity.ts'
import type { OfferedLink, OperatorLinks } from '../../operators/operator-links.ts'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { identityHeaders } from '../guards/identity-headers.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { newLogin } from '../identity/new-login.ts'
import { refuseWeakPassword } from '../identity/refuse-weak-password.ts'

interface Parts {
  readonly identity: Pick<
    Identity,
    'sessionOf' | 'login' | 'createLogin' | 'removeLogin' | 'findLogin' | 'passwordIsRight' | 'signIn'
  >
  readonly store: Pick<Store, 'organizationsOfLogin'>
  readonly operatorLinks: Pick<OperatorLinks, 'find' | 'use'>
}

/** The calls of an operator's link: what it offers, and becoming an operator with it (DESIGN 11). */
export const operatorLinks = (parts: Parts): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .get('/api/operator-links/:token', async (context) => {
      const { email, madeBy, expiresAt } = await livingLink(parts, context.req.param('token'))
      const inviter = madeBy === null ? null : await parts.identity.login(madeBy)
      return context.json({ email, invitedBy: inviter?.name ?? null, expiresAt } satisfies OperatorOffer)
    })
    .post('/api/operator-links/:token/accept', async (context) => {
      const token = context.req.param('token')
      const link = await livingLink(parts, token)
      const body = await parsedBody(context, v.record(v.string(), v.unknown()))
      if ('username' in body || 'password' in body) await acceptWithNewLogin(parts, context, { token, link })
      else await accept(parts, token, (await sessionOf(parts.identity, context)).loginId)
      return context.json({ status: true })
    })

const livingLink = async ({ operatorLinks: links }: Parts, token: string): Promise<OfferedLink> => {
  const found = await links.find(token)
  if (found === 'unknown') throw new Failure(404, 'operator-link-unknown')
  if (typeof found === 'string') throw new Failure(410, `operator-link-${found}`)
  return found
}

const accept = async (parts: Parts, token: string, loginId: Parameters<OperatorLinks['use']>[1]): Promise<void> => {
  if (!(await parts.operatorLinks.use(token, loginId))) throw new Failure(410, 'operator-link-used')
}

/** A link to an e-mail makes a login of that e-mail; the first operator's is free. */
const acceptWithNewLogin = async (
  parts: Parts,
  context: Context<HttpEnvironment>,
  { token, link }: { readonly token: string; readonly link: OfferedLink },
): Promise<void> => {
  const { name, username, password, email: given } = await parsedBody(context, NewOperatorSchema)
  const email = link.email ?? given
  if (email === undefined)
    throw new Failure(400, 'invalid-arguments', { issues: [{ path: 'email', reason: 'missing' }] })
  refuseWeakPassword({ name, email, username, password }, 'password')
  const headers = identityHeaders(context)
  const login = await newLogin(parts, { name, email, username, password }, headers)
  try {
    await accept(parts, token, login.loginId)
  } catch (error) {
    await login.undo()
    throw error
  }
  for (const cookie of (await parts.identity.signIn({ username, password }, headers))?.getSetCookie() ?? [])
    context.header('set-cookie', cookie, { append: true })
}
