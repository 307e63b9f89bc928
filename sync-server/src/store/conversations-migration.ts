import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ConversationRow } from './conversation-row.ts'
import { conversationColumns, withEarlierWait } from './conversation-columns.ts'
import type { Tables } from './tables.ts'

/**
 * What an operator's list of conversations shows of every mail section, and the names of accounts beside it. Both are
 * filled from the log, which has them all.
 */
export const conversationsMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    const { schema } = db
    await schema
      .createTable('account_names')
      .ifNotExists()
      .addColumn('account_id', 'text', (column) => column.primaryKey().references('accounts.id').onDelete('cascade'))
      .addColumn('name', 'text', (column) => column.notNull())
      .execute()
    await schema
      .createTable('conversations')
      .ifNotExists()
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'text', (column) =>
        column.notNull().references('organizations.id').onDelete('cascade'),
      )
      .addColumn('subject', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('started_by', 'text', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('messages', 'integer', (column) => column.notNull())
      .addColumn('last_at', 'bigint', (column) => column.notNull())
      .addColumn('unanswered_since', 'bigint')
      .addColumn('request', 'text')
      .addColumn('undecided', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('conversations_key', ['account_id', 'conversation_id'])
      .execute()
    for (const columns of [['last_at'], ['organization_id', 'last_at'], ['unanswered_since'], ['undecided']])
      await schema
        .createIndex(`conversations_by_${columns.join('_and_')}`)
        .ifNotExists()
        .on('conversations')
        .columns(columns)
        .execute()
    await fill(db as Kysely<Tables>)
  },
}

const fill = async (db: Kysely<Tables>): Promise<void> => {
  for (const { id } of await db.selectFrom('organizations').select('id').execute()) {
    const documents = await db.selectFrom('documents').select('name').where('organization_id', '=', id).execute()
    for (const { name } of documents) {
      if (name.startsWith('directory/')) await nameAccounts(db, id, name)
      if (name.endsWith('.mail')) await listConversations(db, id, name)
    }
  }
}

const nameAccounts = async (db: Kysely<Tables>, organizationId: string, document: string): Promise<void> => {
  const names = new Map<string, string>()
  await eachChange(db, document, ({ kind, id, after }) => {
    if (kind === 'account' && after !== null) names.set(id, String(after['name']))
  })
  const accounts = await db.selectFrom('accounts').select('id').where('organization_id', '=', organizationId).execute()
  for (const { id: account_id } of accounts) {
    const name = names.get(account_id) ?? ''
    await db
      .insertInto('account_names')
      .values({ account_id, name })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ name }))
      .execute()
  }
}

const listConversations = async (db: Kysely<Tables>, organizationId: string, document: string): Promise<void> => {
  const accountId = document.slice('section/'.length, -'.mail'.length)
  const rows = new Map<string, ReturnType<typeof conversationColumns>>()
  await eachChange(db, document, ({ kind, id, after }) => {
    if (kind !== 'conversation' || after === null) return
    const row = conversationColumns(organizationId, formerRow(accountId, id, after as unknown as FormerConversation))
    rows.set(id, withEarlierWait(rows.get(id), row))
  })
  for (const row of rows.values())
    await db
      .insertInto('conversations')
      .values(row)
      .onConflict((conflict) => conflict.columns(['account_id', 'conversation_id']).doUpdateSet(row))
      .execute()
}

/** Reads the log entry by entry, because one may be large. */
const eachChange = async (
  db: Kysely<Tables>,
  document: string,
  take: (change: FormerChange) => void,
): Promise<void> => {
  for (let after = 0; ;) {
    const entry = await db
      .selectFrom('log')
      .select(['seq', 'changes'])
      .where('document', '=', document)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst()
    if (entry === undefined) return
    for (const change of JSON.parse(entry.changes) as readonly FormerChange[]) take(change)
    after = entry.seq
  }
}

/** A conversation as the log had it when this step was written. */
const formerRow = (accountId: string, conversationId: string, conversation: FormerConversation): ConversationRow => {
  const { subject, state, startedBy, startedAt, messages, lastAt, lastBy, request } = conversation
  return {
    ...{ accountId, conversationId, subject, state, startedBy: startedBy.name, startedAt, messages, lastAt, request },
    unansweredSince: state === 'open' && lastBy === 'member' ? lastAt : null,
    undecided: request !== null && ['sent', 'in-progress'].includes(request.state),
  } as ConversationRow
}

interface FormerChange {
  readonly kind: string
  readonly id: string
  readonly after: Readonly<Record<string, unknown>> | null
}

interface FormerConversation {
  readonly subject: string | null
  readonly state: string
  readonly startedBy: { readonly name: string }
  readonly startedAt: number
  readonly messages: number
  readonly lastAt: number
  readonly lastBy: string
  readonly request: { readonly state: string } | null
}
