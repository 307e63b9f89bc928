import { EmailToProveSchema } from '@kontor/protocol'
import { Hono } from 'hono'
import { invitationLinkEffect } from '../../effects/send-invitation-link.ts'
import type { InvitationLinks } from '../../invitations/invitation-links.ts'
import type { MailAllowance } from '../../mail/mail-allowance.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { NewEffect } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { invitationOfToken } from './invitation-of-token.ts'
import { invitedEmail } from './invited-email.ts'

/**
 * `POST /api/invitations/:token/email`: sends the link to the e-mail that the person wants to accept with. Another e-mail
 * than the invited one demands the proof of that one. The answer does not depend on who has a login (F4, F6).
 */
export const proveEmail = (parts: {
  readonly rooms: Pick<Rooms, 'directory'>
  readonly links: InvitationLinks
  readonly copiedLinkProves: boolean
  readonly mails: MailAllowance
  readonly addEffect: (effect: NewEffect) => Promise<void>
  readonly now: () => number
  readonly newId: () => string
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().post('/api/invitations/:token/email', async (context) => {
    const found = await invitationOfToken(parts, context.req.param('token'))
    const { organization, organizationId, invitation, generation } = found
    const { email = invitation.email, proof } = await parsedBody(context, EmailToProveSchema)
    // An invitation that names a login is for its owner, who signs in.
    if (invitation.username !== null) throw new Failure(404, 'not-found')
    const { isInvited } = invitedEmail(parts, found, { email })
    const { isProven } = invitedEmail(parts, found, { proof })
    if (!isInvited && !isProven) throw new Failure(403, 'email-not-proven', { email: invitation.email })
    const id = parts.newId()
    const refused = await parts.mails.take({
      ...{ id, kind: 'invitation-link', email },
      organization: { id: organizationId, ageMs: parts.now() - organization.createdAt },
    })
    if (refused !== null) throw new Failure(429, 'too-many', { afterMs: refused.waitMs })
    await parts.addEffect(invitationLinkEffect({ id, organizationId, invitation, generation, email, now: parts.now() }))
    return context.json({}, 202)
  })
