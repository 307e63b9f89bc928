import { InvitationIdSchema, invitationState } from '@kontor/domain'
import type { CopiedLink } from '@kontor/protocol'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Identity } from '../../identity/identity.ts'
import type { InvitationLinks } from '../../invitations/invitation-links.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { Failure, failureOf } from '../answers/failure.ts'
import { addressedDocument } from '../documents/addressed-document.ts'
import { closedDocument } from '../guards/closed-document.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/**
 * `POST …/invitations/:invitationId/link`: returns a new link for an administrator to hand over; the earlier one is
 * void.
 */
export const invitationLink = (parts: {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly rooms: Pick<Rooms, 'kinds' | 'permission' | 'directory'>
  readonly links: InvitationLinks
  readonly now: () => number
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().post(
    '/api/documents/directory/:organizationId/invitations/:invitationId/link',
    async (context) => {
      const { name, address } = addressedDocument('directory', context.req.param('organizationId'), parts.rooms.kinds)
      const invitationId = v.safeParse(InvitationIdSchema, context.req.param('invitationId'))
      if (!invitationId.success) throw new Failure(404, 'not-found')
      const permission = await parts.rooms.permission(name, await sessionOf(parts.identity, context))
      if (permission !== 'write') throw closedDocument(permission)
      const directory = await parts.rooms.directory(address.organizationId)
      const invitation = directory.invitation.get(invitationId.output)
      if (invitation === undefined) throw new Failure(404, 'not-found')
      const status = invitationState(directory, invitation, parts.now())
      if (status !== 'pending') throw failureOf({ code: 'invitation-not-pending', name: invitation.name, status })
      await sessionOf(parts.identity, context)
      const answer: CopiedLink = { url: await parts.links.renewed(address.organizationId, invitation) }
      return context.json(answer)
    },
  )
