import {
  mailKind,
  memberOfLogin,
  type Directory,
  type LoginId,
  type Mail,
  type Member,
  type OrganizationId,
  type Refusal,
} from '@kontor/domain'
import { documentName, OwnRequestSchema, type OwnRequests } from '@kontor/protocol'
import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
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

  const memberships = async (loginId: LoginId): Promise<readonly Membership[]> => {
    const found = await Promise.all(
      (await store.organizationsOfLogin(loginId)).map(async (organizationId) => {
        const directory = await rooms.directory(organizationId)
        const member = memberOfLogin(directory, loginId)
        return member === null || member.status !== 'active' ? [] : [{ directory, member }]
      }),
    )
    return found.flat()
  }
  const mailOf = ({ member }: Membership) =>
    documentName({ kind: 'section', accountId: member.homeAccountId, key: mailKind.key })

  return new Hono<HttpEnvironment>()
    .get('/api/login/requests', async (context) => {
      const { loginId } = await sessionOf(identity, context)
      const requests: OwnRequests['requests'][number][] = []
      for (const membership of await memberships(loginId)) {
        const mail = (await rooms.contentForOperator(mailOf(membership))) as unknown as Mail | null
        if (mail !== null) requests.push(...ownIn(mail, membership))
      }
      await sessionOf(identity, context)
      requests.sort((one, other) => other.sentAt - one.sentAt)
      return context.json({ requests } satisfies OwnRequests)
    })
    .post('/api/login/requests', async (context) => {
      const { organizationId, conversationId, message, kind, to } = await parsedBody(context, OwnRequestSchema)
      const { loginId } = await sessionOf(identity, context)
      const membership = (await memberships(loginId)).find(({ directory }) => isOf(directory, organizationId))
      // The body and the look-ups may have taken a while.
      await sessionOf(identity, context)
      if (membership === undefined) throw new Failure(403, 'not-allowed')
      const { id: memberId, name, email, phone = null } = membership.member
      const about = { kind, person: { memberId, name, email }, to }
      const requested = kind === 'change-phone' ? { ...about, from: phone } : about
      const outcome = await rooms.submitToSection(mailOf(membership), {
        id: `own-request/${loginId}/${conversationId}`,
        name: 'receiveRequest',
        args: { conversationId, messageId: parts.newId(), message, requested, loginId },
      })
      if (outcome.outcome === 'refused') {
        const { id: _, outcome: __, ...refusal } = outcome
        throw failureOf(refusal as Refusal)
      }
      return context.json({}, 201)
    })
}

const isOf = ({ organization }: Directory, organizationId: OrganizationId): boolean =>
  organization?.id === organizationId

const ownIn = (mail: Mail, { directory, member }: Membership): OwnRequests['requests'] =>
  [...mail.conversation.values()].flatMap(({ id, request, startedBy, startedAt: sentAt }) => {
    const requested = request?.requested
    if (request === null || requested === undefined || !('person' in requested && 'to' in requested)) return []
    const isOwn = startedBy.kind === 'member' && startedBy.memberId === member.id
    if (!isOwn || requested.person.memberId !== member.id) return []
    const { organization } = directory
    const { number, state, reason } = request
    const of = { id: organization?.id ?? '', name: organization?.legalEntity.name ?? '' }
    return [{ id, organization: of, kind: requested.kind, to: requested.to, number, state, reason, sentAt }]
  })
