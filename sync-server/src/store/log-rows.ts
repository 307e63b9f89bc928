import type { LoginId, MemberId, RecordChange } from '@kontor/domain'
import type { DocumentName, Outcome } from '@kontor/protocol'
import { sql, type Kysely, type Selectable } from 'kysely'
import { serverLimits } from '../limits.ts'
import { textsOf, type EntryTexts } from './entry-hash.ts'
import type { Tables } from './tables.ts'
import type { ActorKind, ChainedEntry, RefusedMutation, Store } from './store.ts'
import { all, first, type Runner } from './work.ts'

export type LogRow = Selectable<Tables['log']>

/** The log and the refusals of documents. */
export const logRows = (db: Kysely<Tables>, runner: Runner): Pick<Store, 'log' | 'refusals'> => ({
  log: (document, { beyond, direction, limit }) =>
    runner.read(function* () {
      const isForth = direction === 'forth'
      const piece = db
        .selectFrom('log')
        .where('document', '=', document)
        .where('seq', isForth ? '>' : '<', Math.min(beyond, seqMax))
        .orderBy('seq', isForth ? 'asc' : 'desc')
      // Lengths are at the beginning of a row, so this does not read the large values.
      const sizes = yield* all(
        piece
          .select(sql<number>`octet_length(args) + octet_length(changes) + octet_length(names)`.as('bytes'))
          .limit(limit),
      )
      const rows = yield* all(piece.selectAll().limit(countWithin(sizes, serverLimits.logPieceBytesMax)))
      return rows.map(entryOf)
    }),

  refusals: (document, loginId, { before, limit }) =>
    runner.read(function* () {
      const ofLogin = db
        .selectFrom('outcomes')
        .where('document', '=', document)
        .where('login_id', '=', loginId)
        .where('refused_at', '<', before)
      const last = yield* first(
        ofLogin
          .select('refused_at')
          .orderBy('refused_at', 'desc')
          .offset(limit - 1)
          .limit(1),
      )
      const rows = yield* all(
        ofLogin
          .select(['outcome', 'refused'])
          .where('refused_at', '>=', last?.refused_at ?? 0)
          .orderBy('refused_at', 'desc')
          .orderBy('mutation_id'),
      )
      return rows.map(({ outcome, refused }) => ({
        ...(JSON.parse(refused ?? 'null') as RefusedMutation),
        outcome: JSON.parse(outcome) as Outcome,
      }))
    }),
})

/** The largest number that the column takes on PostgreSQL. */
const seqMax = 2 ** 31 - 1

/** How many rows from the first on fit a bound; at least one. */
const countWithin = (sizes: readonly { readonly bytes: number }[], bytesMax: number): number => {
  let sum = 0
  const beyond = sizes.findIndex(({ bytes }) => (sum += bytes) > bytesMax)
  return beyond === -1 ? sizes.length : Math.max(beyond, 1)
}

export const logRow = (
  document: DocumentName,
  entry: ChainedEntry,
  { args, changes, names }: EntryTexts = textsOf(entry),
): LogRow => ({
  document,
  seq: entry.seq,
  mutation_id: entry.mutationId,
  actor_login_id: entry.actorLoginId,
  actor_member_id: entry.actor?.memberId ?? null,
  actor_name: entry.actor?.name ?? null,
  name: entry.name,
  args,
  changes,
  names,
  at: entry.at,
  hash: entry.hash,
  previous_hash: entry.previousHash,
  actor_kind: entry.hashVersion === 1 ? null : entry.actorKind,
  hash_version: entry.hashVersion,
})

/** The columns hold what `logRow` wrote; a value that was made unreadable reads as empty, and the chain reports it. */
export const entryOf = (row: LogRow): ChainedEntry => ({
  seq: row.seq,
  mutationId: row.mutation_id,
  actorKind: (row.actor_kind ?? (row.actor_login_id === null ? 'system' : 'login')) as ActorKind,
  actorLoginId: row.actor_login_id as LoginId | null,
  actor: row.actor_name === null ? null : { memberId: row.actor_member_id as MemberId | null, name: row.actor_name },
  name: row.name,
  args: parsed(row.args),
  changes: (parsed(row.changes) ?? []) as RecordChange[],
  names: (parsed(row.names) ?? {}) as Record<string, string>,
  at: row.at,
  hash: row.hash,
  previousHash: row.previous_hash,
  hashVersion: row.hash_version === 1 ? 1 : 2,
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
