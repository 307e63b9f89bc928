import type { AccountId, OrganizationId } from '@kontor/domain'
import type { ConversationCounts, ConversationQuery, ConversationRow, ListedConversation } from './conversation-row.ts'
import type { Commit } from './store.ts'

type Kept = ConversationRow & { readonly organizationId: OrganizationId }

/** The list of all conversations, in memory: the same as `conversation-rows.ts`. */
export class MemoryConversations {
  readonly #rows = new Map<string, Kept>()
  readonly #names = new Map<AccountId, string>()

  keep({ conversations, accountNames }: Commit, organizationId: OrganizationId): void {
    for (const { accountId, name } of accountNames) this.#names.set(accountId, name)
    for (const row of conversations) {
      const before = this.#rows.get(keyOf(row))
      const unansweredSince = row.unansweredSince === null ? null : (before?.unansweredSince ?? row.unansweredSince)
      this.#rows.set(keyOf(row), { ...row, unansweredSince, organizationId })
    }
  }

  remove(organizationId: OrganizationId): void {
    for (const [key, row] of this.#rows) if (row.organizationId === organizationId) this.#rows.delete(key)
  }

  list(
    { only, organizations, limit }: ConversationQuery,
    organizationName: (id: OrganizationId) => string,
  ): readonly ListedConversation[] {
    return [...this.#rows.values()]
      .filter((row) => organizations === null || organizations.includes(row.organizationId))
      .filter((row) => (only === 'unanswered' ? row.unansweredSince !== null : only === 'all' || row.undecided))
      .sort((one, other) => orderOf(one, only) - orderOf(other, only) || (keyOf(one) < keyOf(other) ? -1 : 1))
      .slice(0, limit)
      .map(({ organizationId: id, ...row }) => ({
        ...structuredClone(row),
        organization: { id, name: organizationName(id) },
        accountName: this.#names.get(row.accountId) ?? '',
      }))
  }

  counts(organizations: ConversationQuery['organizations']): ConversationCounts {
    const rows = [...this.#rows.values()].filter(
      (row) => organizations === null || organizations.includes(row.organizationId),
    )
    return {
      unanswered: rows.filter(({ unansweredSince }) => unansweredSince !== null).length,
      undecided: rows.filter(({ undecided }) => undecided).length,
    }
  }
}

/** What waits longest comes first; of all conversations, the one in which something happened last. */
const orderOf = (row: ConversationRow, only: ConversationQuery['only']): number => {
  if (only === 'unanswered') return row.unansweredSince ?? 0
  return only === 'undecided' ? row.startedAt : -row.lastAt
}

const keyOf = ({ accountId, conversationId }: ConversationRow): string => `${accountId}/${conversationId}`
