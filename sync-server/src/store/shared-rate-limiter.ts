import { Kysely, sql } from 'kysely'
import { serverLimits } from '../limits.ts'
import type { LocalRateLimiter, RateLimiter, RateRule } from '../rate-limit/rate-limiter.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import { first, run, type Work } from './work.ts'

/** Counts in PostgreSQL what servers count together, each call in one statement; the rest in memory. */
export const sharedRateLimiter = (parts: {
  readonly database: Pick<Database, 'dialect' | 'runner'>
  readonly local: LocalRateLimiter
  readonly now: () => number
}): RateLimiter => {
  const { local, now } = parts
  const { dialect, runner } = parts.database
  const db = new Kysely<Tables>({ dialect })
  let cleanedAt = -Infinity

  /** Ended windows, and of very many those with the lowest counts, as in memory. */
  function* clean(at: number): Work<void> {
    if (at - cleanedAt < serverLimits.rateWindowsCleanedEveryMs) return
    cleanedAt = at
    yield* run(db.deleteFrom('rate_windows').where('ends_at', '<=', at))
    const ranked = db
      .selectFrom('rate_windows')
      .select(['kind', 'key', sql<number>`row_number() over (partition by kind order by count desc)`.as('rank')])
      .as('ranked')
    yield* run(
      db
        .deleteFrom('rate_windows')
        .using(ranked)
        .whereRef('rate_windows.kind', '=', 'ranked.kind')
        .whereRef('rate_windows.key', '=', 'ranked.key')
        .where('ranked.rank', '>', serverLimits.rateKeysMax),
    )
  }

  function* take(kind: string, key: string, { windowMs, max }: RateRule): Work<number | null> {
    const at = now()
    yield* clean(at)
    const hasEnded = sql<boolean>`rate_windows.ends_at <= ${at}`
    const counted = db
      .insertInto('rate_windows')
      .values({ kind, key, ends_at: at + windowMs, count: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['kind', 'key'])
          .doUpdateSet({
            count: sql`case when ${hasEnded} then 1 else rate_windows.count + 1 end`,
            ends_at: sql`case when ${hasEnded} then excluded.ends_at else rate_windows.ends_at end`,
          })
          .where(sql<boolean>`${hasEnded} or rate_windows.count < ${max}`),
      )
    if ((yield* run(counted)) > 0) return null
    const held = db.selectFrom('rate_windows').select('ends_at').where('kind', '=', kind).where('key', '=', key)
    return Math.max(((yield* first(held))?.ends_at ?? at) - at, 1)
  }

  return {
    take: (kind, key, rule) =>
      rule.isShared === true ? runner.transaction(() => take(kind, key, rule), 'none') : local.take(kind, key, rule),
    giveBack: async (kind, key, rule) => {
      if (rule.isShared !== true) return local.giveBack(kind, key)
      const less = db.updateTable('rate_windows').set({ count: sql`count - 1` })
      const own = less.where('kind', '=', kind).where('key', '=', key).where('count', '>', 0)
      await runner.transaction(() => run(own), 'none')
    },
  }
}
