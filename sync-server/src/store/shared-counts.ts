import { Kysely } from 'kysely'
import { longestOf, refusedBy, type CreateCounts, type RefusedEvent } from '../rate-limit/sliding-counts.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import { all, run, type Work } from './work.ts'

/**
 * Sliding counts in PostgreSQL, one event after another on all servers. Keys need no bound as in memory: rows are
 * removed with the end of their window.
 */
export const sharedCounts = (
  { dialect, runner }: Pick<Database, 'dialect' | 'runner'>,
  now: () => number,
): CreateCounts => {
  const db = new Kysely<Tables>({ dialect })
  return ({ kind }) => {
    const ofKind = db.selectFrom('counted_events').where('kind', '=', kind)
    // One connection for many events of one moment.
    let last: Promise<unknown> = Promise.resolve()

    function* take(id: string, keys: Parameters<ReturnType<CreateCounts>['take']>[1]): Work<RefusedEvent | null> {
      const at = now()
      yield* run(db.deleteFrom('counted_events').where('kind', '=', kind).where('ends_at', '<=', at))
      const recent = []
      for (const counted of keys) {
        const since = at - longestOf(counted.rules)
        const rows = ofKind.select(['id', 'at']).where('key', '=', counted.key).where('at', '>', since).orderBy('at')
        recent.push({ ...counted, events: yield* all(rows) })
      }
      if (recent.some(({ events }) => events.some((event) => event.id === id))) return null
      const refused = refusedBy(recent, at)
      if (refused !== null) return refused
      for (const { key, rules } of keys) {
        const row = { kind, key, id, at, ends_at: at + longestOf(rules) }
        const written = db.insertInto('counted_events').values(row)
        yield* run(written.onConflict((conflict) => conflict.columns(['kind', 'key', 'id']).doUpdateSet(row)))
      }
      return null
    }

    return {
      take: (id, keys) => {
        const taken = last.then(() => runner.transaction(() => take(id, keys)))
        last = taken.catch(() => undefined)
        return taken
      },
    }
  }
}
