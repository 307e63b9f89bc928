import type { Refusal } from '@kontor/domain'
import { GuestMessageSchema, type GuestConversation } from '@kontor/protocol'
import { Hono } from 'hono'
import { findGuest, guestMailOf, guestMessages } from '../../guest-links/guest-conversation.ts'
import type { GuestLinks } from '../../guest-links/guest-links.ts'
import type { RateLimiter } from '../../rate-limit/rate-limiter.ts'
import { rateRules } from '../../rate-limit/rate-rules.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { Failure, failureOf } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/**
 * The messages between a property and the guest of a reservation, by the link in the guest's mail: its token is all that the
 * guest has, and it opens these messages alone.
 */
export const guest = (parts: {
  readonly rooms: Pick<Rooms, 'directory' | 'readSection' | 'submitToSection'>
  readonly store: Pick<Store, 'organizationOfAccount'>
  readonly guestLinks: GuestLinks
  readonly limiter: RateLimiter
  readonly now: () => number
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .get('/api/guest/:token', async (context) => {
      const found = await findGuest(parts, context.req.param('token'))
      const { state } = found
      if (state !== 'open')
        return context.json({ state, number: null, property: null, messages: [] } satisfies GuestConversation)
      const { accountId, reservation, property } = found
      const messages = await guestMessages(parts, accountId, reservation)
      return context.json({ state, number: reservation.number, property, messages } satisfies GuestConversation)
    })
    .post('/api/guest/:token/messages', async (context) => {
      const found = await findGuest(parts, context.req.param('token'))
      if (found.state !== 'open') throw new Failure(404, 'guest-link-dead', { state: found.state })
      const { accountId, reservation } = found
      const { messageId, message } = await parsedBody(context, GuestMessageSchema)
      const { id: reservationId, guest } = reservation
      const afterMs = await parts.limiter.take('guest message', `${accountId}/${reservationId}`, rateRules.guestMessage)
      if (afterMs !== null) throw new Failure(429, 'too-many', { afterMs })
      const outcome = await parts.rooms.submitToSection(guestMailOf(accountId), {
        id: `guest/${reservationId}/${messageId}`,
        name: 'receiveFromGuest',
        args: { reservationId, messageId, message, name: guest.name },
      })
      if (outcome.outcome === 'refused') {
        const { id: _, outcome: __, ...refusal } = outcome
        throw failureOf(refusal as Refusal)
      }
      return context.json({}, 201)
    })
