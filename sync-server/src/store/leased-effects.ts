import { sql, type Kysely } from 'kysely'
import { serverLimits } from '../limits.ts'
import { effectOf } from './effect-rows.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'
import { all, run, type Runner } from './work.ts'

/**
 * Effects that several servers carry out: each takes due ones that no other one has, for a while. The clock of the lease
 * is the database's, because clocks of servers differ. A server that dies leaves its effects to the others.
 */
export const leasedEffects = (
  db: Kysely<Tables>,
  runner: Runner,
  server: string,
): Pick<Store, 'dueEffects' | 'postponeEffect'> => {
  const nowOfDatabase = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
  return {
    dueEffects: ({ kind, now, beyond, limit }) =>
      runner.transaction(function* () {
        const due = db
          .selectFrom('effects')
          .select('id')
          .where('finished', '=', 0)
          .where('kind', '=', kind)
          .where(({ eb, or }) => or([eb('due_at', '<=', now), ...(beyond === null ? [] : [eb('due_at', '>', beyond)])]))
          .where(({ eb, or }) => or([eb('leased_by', '=', server), eb('leased_until', '<=', nowOfDatabase)]))
          .orderBy('due_at')
          .orderBy('id')
          .limit(limit)
          .forUpdate()
          .skipLocked()
        const until = sql<number>`${nowOfDatabase} + ${serverLimits.postgres.effectLeaseMs}`
        const leased = db
          .updateTable('effects')
          .set({ leased_by: server, leased_until: until })
          .where('id', 'in', due)
          .returningAll()
        const rows = yield* all(leased)
        return rows.sort((one, other) => one.due_at - other.due_at || (one.id < other.id ? -1 : 1)).map(effectOf)
      }, 'none'),

    postponeEffect: async (effectId, dueAt) => {
      const query = db
        .updateTable('effects')
        .set((effect) => ({ due_at: dueAt, attempts: effect('attempts', '+', 1), leased_until: 0 }))
        .where('id', '=', effectId)
      await runner.transaction(() => run(query), 'none')
    },
  }
}
