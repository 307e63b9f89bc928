import {
  messagesOf,
  mailKind,
  AccountIdSchema,
  ConversationIdSchema,
  Sha256Schema,
  type AccountId,
  type Mail,
  type OrganizationId,
} from '@kontor/domain'
import {
  documentName,
  OperatorConversationsQuerySchema,
  type OperatorConversation,
  type OperatorConversations,
} from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Attachments } from '../../attachments/attachments.ts'
import type { Identity } from '../../identity/identity.ts'
import { serverLimits } from '../../limits.ts'
import type { Operators } from '../../operators/operators.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { ListedConversation } from '../../store/conversation-row.ts'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { answeredFile } from '../attachments/answered-file.ts'
import type { ReceiveUpload } from '../attachments/receive-upload.ts'
import { reaches, reachOfOperator, type OperatorReach } from '../guards/operator-of.ts'
import { parsedQuery } from '../history/history-query.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** Conversations of all organisations, for operators: they read mail sections, and no others (DESIGN 11). */
export const operatorConversations = (parts: {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly operators: Pick<Operators, 'has' | 'limits'>
  readonly rooms: Pick<Rooms, 'contentForOperator' | 'directory'>
  readonly store: Pick<Store, 'conversations' | 'conversationCounts' | 'organizationOfAccount'>
  readonly attachments: Pick<Attachments, 'read'>
  readonly receiveUpload: ReceiveUpload
}): Hono<HttpEnvironment> => {
  const { rooms, store } = parts

  /** The account of the address and whose it is; null where the operator does not reach it, as if there were none. */
  const reachedAccount = async (context: Context) => {
    await reachOfOperator(parts, context)
    const accountId = accountIdIn(context)
    const owner = await store.organizationOfAccount(accountId)
    const organizationId = reaches(await reachOfOperator(parts, context), owner) ? owner : null
    return { accountId, organizationId, section: mailOf(accountId) }
  }

  return new Hono<HttpEnvironment>()
    .get('/api/operator/conversations', async (context) => {
      const { organizations } = await reachOfOperator(parts, context)
      const { only, organization } = parsedQuery(context, OperatorConversationsQuerySchema)
      const listed = await store.conversations({
        only,
        organizations: askedOf(organizations, organization as OrganizationId | undefined),
        limit: serverLimits.conversationsListedMax + 1,
      })
      const counts = await store.conversationCounts(organizations)
      const reach = await reachOfOperator(parts, context)
      return context.json({
        conversations: listed
          .slice(0, serverLimits.conversationsListedMax)
          .filter((row) => reaches(reach, row.organization.id))
          .map(listedConversation),
        more: listed.length > serverLimits.conversationsListedMax,
        ...counts,
      } satisfies OperatorConversations)
    })
    .get('/api/operator/conversations/:accountId/:conversationId', async (context) => {
      const id = v.safeParse(ConversationIdSchema, context.req.param('conversationId'))
      const { accountId, organizationId, section } = await reachedAccount(context)
      const mail = organizationId === null ? null : ((await rooms.contentForOperator(section)) as Mail | null)
      const conversation = id.success ? mail?.conversation.get(id.output) : undefined
      const directory = organizationId === null ? null : await rooms.directory(organizationId)
      const isReached = reaches(await reachOfOperator(parts, context), organizationId)
      if (!isReached || mail === null || conversation === undefined || directory === null)
        throw new Failure(404, 'conversation-unknown')
      return context.json({
        organization: { id: directory.organization?.id ?? '', name: directory.organization?.legalEntity.name ?? '' },
        account: { id: accountId, name: directory.account.get(accountId)?.name ?? '' },
        conversation,
        messages: messagesOf(mail, conversation.id),
      } satisfies OperatorConversation)
    })
    .post('/api/operator/conversations/:accountId/attachments', (context) =>
      parts.receiveUpload(context, async () => {
        const { organizationId, section } = await reachedAccount(context)
        if (organizationId === null) throw new Failure(404, 'conversation-unknown')
        return { name: section, organizationId }
      }),
    )
    .get('/api/operator/conversations/:accountId/attachments/:sha256', async (context) => {
      const { organizationId, section } = await reachedAccount(context)
      const sha256 = v.safeParse(Sha256Schema, context.req.param('sha256'))
      const file =
        sha256.success && organizationId !== null
          ? await parts.attachments.read(section, organizationId, sha256.output)
          : null
      return answeredFile(context, reaches(await reachOfOperator(parts, context), organizationId) ? file : null)
    })
}

/** Of the organisations that the operator reaches, the one that is asked for, if any. */
const askedOf = (
  reached: OperatorReach['organizations'],
  organization: OrganizationId | undefined,
): OperatorReach['organizations'] =>
  organization === undefined ? reached : (reached ?? [organization]).filter((id) => id === organization)

const mailOf = (accountId: AccountId) => documentName({ kind: 'section', accountId, key: mailKind.key })

const accountIdIn = (context: Context): AccountId => {
  const id = v.safeParse(AccountIdSchema, context.req.param('accountId'))
  if (!id.success) throw new Failure(404, 'conversation-unknown')
  return id.output
}

const listedConversation = (row: ListedConversation): OperatorConversations['conversations'][number] => {
  const { accountId, conversationId: id, accountName, organization, undecided: _, ...rest } = row
  return { id, organization, account: { id: accountId, name: accountName }, ...rest }
}
