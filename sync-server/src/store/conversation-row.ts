import type { AccountId, Conversation, ConversationId, OrganizationId } from '@kontor/domain'

export interface AccountName {
  readonly accountId: AccountId
  readonly name: string
}

/** What the list of conversations shows of one, so that no mail section is opened for it. */
export interface ConversationRow {
  readonly accountId: AccountId
  readonly conversationId: ConversationId
  readonly subject: string | null
  readonly state: Conversation['state']
  /** Name of the author. */
  readonly startedBy: string
  readonly startedAt: number
  readonly messages: number
  readonly lastAt: number
  /**
   * When a member wrote the first message that no operator has answered; null: nothing waits. In a commit this may be the
   * time of a later message: a row that waits already keeps its time.
   */
  readonly unansweredSince: number | null
  readonly request: Conversation['request']
  /** Whether its request is still to be decided. */
  readonly undecided: boolean
}

export interface ListedConversation extends ConversationRow {
  readonly organization: { readonly id: OrganizationId; readonly name: string }
  readonly accountName: string
}

/** `all` begins with the newest; what waits for an operator begins with what waits longest. */
export interface ConversationQuery {
  readonly only: 'all' | 'unanswered' | 'undecided'
  /** Null: of all organisations. */
  readonly organizations: readonly OrganizationId[] | null
  readonly limit: number
}

export interface ConversationCounts {
  readonly unanswered: number
  readonly undecided: number
}
