import { isDecided, mailKind, type AccountId, type Conversation, type RecordChange } from '@kontor/domain'
import { documentOwner } from '../store/document-owner.ts'
import type { ConversationRow } from '../store/conversation-row.ts'
import type { DocumentName } from '@kontor/protocol'

/** S18: what the operators' list shows of the conversations that a commit of a mail section changed. */
export const conversationsOf = (
  document: DocumentName,
  changes: readonly RecordChange[],
): readonly ConversationRow[] => {
  const owner = documentOwner(document)
  if (owner === null || !('accountId' in owner) || !document.endsWith(`.${mailKind.key}`)) return []
  return changes.flatMap(({ kind, after }) =>
    kind === 'conversation' && after !== null ? [rowOf(owner.accountId, after as unknown as Conversation)] : [],
  )
}

const rowOf = (accountId: AccountId, conversation: Conversation): ConversationRow => {
  const { id: conversationId, subject, state, startedBy, startedAt, messages, lastAt, lastBy, request } = conversation
  return {
    ...{ accountId, conversationId, subject, state, startedBy: startedBy.name, startedAt, messages, lastAt, request },
    unansweredSince: state === 'open' && lastBy === 'member' ? lastAt : null,
    undecided: request !== null && !isDecided(request.state),
  }
}
