import {
  admitsSession,
  mailKind,
  memberOfLogin,
  messagesOf,
  ownRequest,
  type ConversationId,
  type Directory,
  type Mail,
  type Member,
  type OrganizationId,
  type Refusal,
} from '@kontor/domain'
import {
  documentName,
  OwnMessageSchema,
  OwnRequestSchema,
  OwnWithdrawalSchema,
  type OwnRequests,
} from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { SignedIn } from '../../rooms/visitor.ts'
import type { Store } from '../../store/store.ts'
import { Failure, failureOf } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

interface Membership {
  readonly directory: Directory
  readonly member: Member
}

/**
 * B14: requests about oneself, for people who may not open the mail of their home account. They lie in that mail section like
 * all others; the sender sees their own, and nothing else of it.
 */
export const ownRequests = (parts: {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly rooms: Pick<Rooms, 'directory' | 'submitToSection' | 'contentForOperator'>
  readonly store: Pick<Store, 'organizationsOfLogin'>
  readonly newId: () => string
}): Hono<HttpEnvironment> => {
  const { identity, rooms, store } = parts

  const memberships = async ({ loginId, signedInBy }: SignedIn): Promise<readonly Membership[]> => {
    const found = await Promise.all(
      (await store.organizationsOfLogin(loginId)).map(async (organizationId) => {
        const directory = await rooms.directory(organizationId)
        const member = memberOfLogin(directory, loginId)
        const isOpen = member?.status === 'active' && admitsSession(directory, signedInBy)
        return member === null || !isOpen ? [] : [{ directory, member }]
      }),
    )
    return found.flat()
  }
  const mailOf = ({ member }: Membership) =>
    documentName({ kind: 'section', accountId: member.homeAccountId, key: mailKind.key })

  /** The caller as a member of the organisation; the call ends with 403 where there is no such member. */
  const senderIn = async (context: Context<HttpEnvironment>, organizationId: OrganizationId) => {
    const session = await sessionOf(identity, context)
    const { loginId } = session
    const membership = (await memberships(session)).find(({ directory }) => isOf(directory, organizationId))
    // The body and the look-ups may have taken a while.
    await sessionOf(identity, context)
    if (membership === undefined) throw new Failure(403, 'not-allowed')
    const { id: memberId, name } = membership.member
    return { membership, loginId, sender: { memberId, loginId, name } }
  }
  const carryOut = async (membership: Membership, mutation: Parameters<Rooms['submitToSection']>[1]): Promise<void> => {
    const outcome = await rooms.submitToSection(mailOf(membership), mutation)
    if (outcome.outcome === 'accepted') return
    const { id: _, outcome: __, ...refusal } = outcome
    throw failureOf(refusal as Refusal)
  }

  return new Hono<HttpEnvironment>()
    .get('/api/login/requests', async (context) => {
      const session = await sessionOf(identity, context)
      const requests: OwnRequests['requests'][number][] = []
      for (const membership of await memberships(session)) {
        const mail = (await rooms.contentForOperator(mailOf(membership))) as unknown as Mail | null
        if (mail !== null) requests.push(...ownIn(mail, membership))
      }
      await sessionOf(identity, context)
      requests.sort((one, other) => other.sentAt - one.sentAt)
      return context.json({ requests } satisfies OwnRequests)
    })
    .post('/api/login/requests', async (context) => {
      const { organizationId, conversationId, message, kind, to } = await parsedBody(context, OwnRequestSchema)
      const { membership, loginId } = await senderIn(context, organizationId)
      const { id: memberId, name, email, phone = null } = membership.member
      const about = { kind, person: { memberId, name, email }, to }
      const requested = kind === 'change-phone' ? { ...about, from: phone } : about
      await carryOut(membership, {
        id: `own-request/${loginId}/${conversationId}`,
        name: 'receiveRequest',
        args: { conversationId, messageId: parts.newId(), message, requested, loginId },
      })
      return context.json({}, 201)
    })
    .post('/api/login/requests/:conversationId/messages', async (context) => {
      const { organizationId, messageId, message } = await parsedBody(context, OwnMessageSchema)
      const { membership, loginId, sender } = await senderIn(context, organizationId)
      await carryOut(membership, {
        id: `own-message/${loginId}/${messageId}`,
        name: 'receiveOwnMessage',
        args: { conversationId: context.req.param('conversationId'), messageId, message, sender },
      })
      return context.json({}, 201)
    })
    .post('/api/login/requests/:conversationId/withdraw', async (context) => {
      const { organizationId } = await parsedBody(context, OwnWithdrawalSchema)
      const { membership, sender } = await senderIn(context, organizationId)
      await carryOut(membership, {
        id: `own-withdrawal/${parts.newId()}`,
        name: 'receiveWithdrawal',
        args: { conversationId: context.req.param('conversationId'), sender },
      })
      return context.json({})
    })
}

const isOf = ({ organization }: Directory, organizationId: OrganizationId): boolean =>
  organization?.id === organizationId

const ownIn = (mail: Mail, { directory, member }: Membership): OwnRequests['requests'] =>
  [...mail.conversation.values()].flatMap(({ id, request, startedAt: sentAt }) => {
    if (request === null || ownRequest(mail, id, { memberId: member.id }) === null) return []
    const { organization } = directory
    const { number, state, reason, requested } = request
    if (!('person' in requested) || !('to' in requested)) return []
    const of = { id: organization?.id ?? '', name: organization?.legalEntity.name ?? '' }
    const about = { id, organization: of, kind: requested.kind, to: requested.to }
    return [{ ...about, number, state, reason, sentAt, messages: messagesFor(mail, id, member) }]
  })

/** What other members write to the operator there is not shown. */
const messagesFor = (mail: Mail, id: ConversationId, { id: memberId }: Member) =>
  messagesOf(mail, id).flatMap(({ id, author, text, sentAt }) => {
    if (author.kind === 'guest' || (author.kind === 'member' && author.memberId !== memberId)) return []
    return text === '' ? [] : [{ id, from: author.kind, name: author.name, text, sentAt }]
  })
