import {
  messagesOf,
  mailKind,
  AccountIdSchema,
  ConversationIdSchema,
  Sha256Schema,
  type AccountId,
  type Mail,
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
import { operatorOf } from '../guards/operator-of.ts'
import { parsedQuery } from '../history/history-query.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** Conversations of all organisations, for operators: they read mail sections, and no others (DESIGN 11). */
export const operatorConversations = (parts: {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly operators: Pick<Operators, 'has'>
  readonly rooms: Pick<Rooms, 'contentForOperator' | 'directory'>
  readonly store: Pick<Store, 'conversations' | 'conversationCounts' | 'organizationOfAccount'>
  readonly attachments: Pick<Attachments, 'read'>
}): Hono<HttpEnvironment> => {
  const { rooms, store } = parts
  return new Hono<HttpEnvironment>()
    .get('/api/operator/conversations', async (context) => {
      await operatorOf(parts, context)
      const { only, organization } = parsedQuery(context, OperatorConversationsQuerySchema)
      const listed = await store.conversations({
        only,
        organizationId: (organization ?? null) as ListedConversation['organization']['id'] | null,
        limit: serverLimits.conversationsListedMax + 1,
      })
      const counts = await store.conversationCounts()
      await operatorOf(parts, context)
      return context.json({
        conversations: listed.slice(0, serverLimits.conversationsListedMax).map(listedConversation),
        more: listed.length > serverLimits.conversationsListedMax,
        ...counts,
      } satisfies OperatorConversations)
    })
    .get('/api/operator/conversations/:accountId/:conversationId', async (context) => {
      await operatorOf(parts, context)
      const accountId = accountIdIn(context)
      const id = v.safeParse(ConversationIdSchema, context.req.param('conversationId'))
      const organizationId = await store.organizationOfAccount(accountId)
      const mail = (await rooms.contentForOperator(mailOf(accountId))) as unknown as Mail | null
      const conversation = id.success ? mail?.conversation.get(id.output) : undefined
      const directory = organizationId === null ? null : await rooms.directory(organizationId)
      await operatorOf(parts, context)
      if (mail === null || conversation === undefined || directory === null)
        throw new Failure(404, 'conversation-unknown')
      return context.json({
        organization: { id: directory.organization?.id ?? '', name: directory.organization?.legalEntity.name ?? '' },
        account: { id: accountId, name: directory.account.get(accountId)?.name ?? '' },
        conversation,
        messages: messagesOf(mail, conversation.id),
      } satisfies OperatorConversation)
    })
    .get('/api/operator/conversations/:accountId/attachments/:sha256', async (context) => {
      await operatorOf(parts, context)
      const accountId = accountIdIn(context)
      const organizationId = await store.organizationOfAccount(accountId)
      const sha256 = v.safeParse(Sha256Schema, context.req.param('sha256'))
      const file =
        sha256.success && organizationId !== null
          ? await parts.attachments.read(mailOf(accountId), organizationId, sha256.output)
          : null
      await operatorOf(parts, context)
      return answeredFile(context, file)
    })
}

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
