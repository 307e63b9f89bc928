import type { EmailLinkAnswer } from '@kontor/protocol'
import { Hono } from 'hono'
import { emailConfirmation } from '../../email-links/confirm-email.ts'
import { Failure } from '../answers/failure.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/**
 * B14: the page of the link in a mail to a new e-mail. Reading changes nothing, because mail programs open links by
 * themselves; the person confirms by a button.
 */
export const emailLinks = (parts: Parameters<typeof emailConfirmation>[0]): Hono<HttpEnvironment> => {
  const confirmation = emailConfirmation(parts)
  return new Hono<HttpEnvironment>()
    .get('/api/email-links/:token', async (context) => {
      const { state, link, member } = await confirmation.find(context.req.param('token'))
      const answer: EmailLinkAnswer = { state, email: link?.email ?? null, username: member?.username ?? null }
      return context.json(answer)
    })
    .post('/api/email-links/:token/confirm', async (context) => {
      const state = await confirmation.confirm(context.req.param('token'))
      if (state !== 'open') throw new Failure(state === 'taken' ? 409 : 404, 'email-link-dead', { state })
      return context.json({})
    })
}
