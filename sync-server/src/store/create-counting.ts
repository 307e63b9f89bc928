import { createRateLimiter, type LocalRateLimiter, type RateLimiter } from '../rate-limit/rate-limiter.ts'
import { countsInMemory, type CreateCounts } from '../rate-limit/sliding-counts.ts'
import type { Database } from './database.ts'
import { sharedCounts } from './shared-counts.ts'
import { sharedRateLimiter } from './shared-rate-limiter.ts'

/** How a server counts what it bounds: the one server of an embedded database in memory, several servers together. */
export const createCounting = (
  database: Database,
  now: () => number,
  local: LocalRateLimiter = createRateLimiter(now),
): { readonly local: LocalRateLimiter; readonly limiter: RateLimiter; readonly createCounts: CreateCounts } => {
  if (database.type === 'sqlite') return { local, limiter: local, createCounts: countsInMemory(now) }
  return { local, limiter: sharedRateLimiter({ database, local, now }), createCounts: sharedCounts(database, now) }
}
