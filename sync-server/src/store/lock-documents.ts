import type { DocumentName } from '@kontor/protocol'
import type { Kysely } from 'kysely'
import type { Commit } from './store.ts'
import type { Tables } from './tables.ts'
import { all, type Work } from './work.ts'

/**
 * Locks the rows of every document that commits write to or were judged by, in one order, so that two servers wait for
 * each other instead of in a circle. After it, a compare-and-set on `seq` decides by what is committed (S15).
 */
export function* lockDocuments(db: Kysely<Tables>, commits: readonly Commit[]): Work<void> {
  const names = [...new Set(commits.flatMap(documentsOf))]
  yield* all(db.selectFrom('documents').select('name').where('name', 'in', names).orderBy('name').forNoKeyUpdate())
}

const documentsOf = ({ document, judgedBy, also }: Commit): readonly DocumentName[] => [
  document,
  ...(judgedBy === null ? [] : [judgedBy.directory]),
  ...(also === null ? [] : documentsOf(also)),
]
