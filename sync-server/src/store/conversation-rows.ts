import type { OrganizationId } from '@kontor/domain'
import type { Kysely } from 'kysely'
import { conversationColumns, conversationOf, withEarlierWait } from './conversation-columns.ts'
import type { Commit, Store } from './store.ts'
import type { Tables } from './tables.ts'
import { all, first, run, type Runner, type Work } from './work.ts'

/** What a commit of a mail section changes in the list of all conversations, and that of a directory in its names. */
export function* writeConversations(
  db: Kysely<Tables>,
  organizationId: OrganizationId,
  { conversations, accountNames }: Commit,
): Work<void> {
  for (const { accountId, name } of accountNames)
    yield* run(
      db
        .insertInto('account_names')
        .values({ account_id: accountId, name })
        .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ name })),
    )
  for (const conversation of conversations) {
    const before = yield* first(
      db
        .selectFrom('conversations')
        .selectAll()
        .where('account_id', '=', conversation.accountId)
        .where('conversation_id', '=', conversation.conversationId),
    )
    const row = withEarlierWait(before ?? undefined, conversationColumns(organizationId, conversation))
    yield* run(
      db
        .insertInto('conversations')
        .values(row)
        .onConflict((conflict) => conflict.columns(['account_id', 'conversation_id']).doUpdateSet(row)),
    )
  }
}

/** The conversations of all organisations, for operators. */
export const conversationRows = (
  db: Kysely<Tables>,
  runner: Runner,
): Pick<Store, 'conversations' | 'conversationCounts'> => ({
  conversations: ({ only, organizations, limit }) =>
    runner.read(function* () {
      let query = db
        .selectFrom('conversations')
        .innerJoin('organizations', 'organizations.id', 'conversations.organization_id')
        .leftJoin('account_names', 'account_names.account_id', 'conversations.account_id')
        .selectAll('conversations')
        .select(['organizations.name as organization', 'account_names.name as account'])
      if (organizations !== null) query = query.where('conversations.organization_id', 'in', organizations)
      if (only === 'unanswered') query = query.where('unanswered_since', 'is not', null).orderBy('unanswered_since')
      else if (only === 'undecided') query = query.where('undecided', '=', 1).orderBy('started_at')
      else query = query.orderBy('last_at', 'desc')
      const ordered = query.orderBy('conversations.account_id').orderBy('conversation_id').limit(limit)
      return (yield* all(ordered)).map(({ organization, account, ...row }) => ({
        ...conversationOf(row),
        organization: { id: row.organization_id as OrganizationId, name: organization },
        accountName: account ?? '',
      }))
    }),

  conversationCounts: (organizations) =>
    runner.read(function* () {
      const all = db
        .selectFrom('conversations')
        .select(({ fn }) => [
          fn.count<number>('unanswered_since').as('unanswered'),
          fn.sum<number | null>('undecided').as('undecided'),
        ])
      const counted = yield* first(organizations === null ? all : all.where('organization_id', 'in', organizations))
      return { unanswered: Number(counted?.unanswered ?? 0), undecided: Number(counted?.undecided ?? 0) }
    }),
})
