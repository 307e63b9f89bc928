import type { PasswordLink } from '@kontor/protocol'
import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** Called by the page for a new password when it opens, so that a void link is reported at once, with its reason. */
export const passwordLink = ({
  identity,
}: {
  readonly identity: Pick<Identity, 'passwordLinkState'>
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().get('/api/password-links/:token', async (context) => {
    const answer: PasswordLink = { state: await identity.passwordLinkState(context.req.param('token')) }
    return context.json(answer)
  })
