import type { AccountId, ConversationId, Conversation } from '@kontor/domain'
import type { ConversationRow } from './conversation-row.ts'
import type { Tables } from './tables.ts'

type Columns = Tables['conversations']

export const conversationColumns = (organizationId: string, row: ConversationRow): Columns => ({
  account_id: row.accountId,
  conversation_id: row.conversationId,
  organization_id: organizationId,
  subject: row.subject,
  state: row.state,
  started_by: row.startedBy,
  started_at: row.startedAt,
  messages: row.messages,
  last_at: row.lastAt,
  unanswered_since: row.unansweredSince,
  request: row.request === null ? null : JSON.stringify(row.request),
  undecided: row.undecided ? 1 : 0,
})

/** A conversation that waited already waits since then, not since its newest message. */
export const withEarlierWait = (before: Columns | undefined, after: Columns): Columns => ({
  ...after,
  unanswered_since: after.unanswered_since === null ? null : (before?.unanswered_since ?? after.unanswered_since),
})

export const conversationOf = (row: Columns): ConversationRow => ({
  accountId: row.account_id as AccountId,
  conversationId: row.conversation_id as ConversationId,
  subject: row.subject,
  state: row.state as Conversation['state'],
  startedBy: row.started_by,
  startedAt: row.started_at,
  messages: row.messages,
  lastAt: row.last_at,
  unansweredSince: row.unanswered_since,
  request: row.request === null ? null : (JSON.parse(row.request) as Conversation['request']),
  undecided: row.undecided === 1,
})
