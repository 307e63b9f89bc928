import { createMiddleware } from 'hono/factory'
import type { RateLimiter, RateRule } from '../../rate-limit/rate-limiter.ts'
import { Failure } from '../answers/failure.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** Bounds the calls of one kind by one caller (S11). */
export const rateGuard = (limiter: RateLimiter, kind: string, rule: RateRule) =>
  createMiddleware<HttpEnvironment>(async (context, next) => {
    const afterMs = await limiter.take(kind, context.get('clientAddress'), rule)
    if (afterMs !== null) throw new Failure(429, 'too-many', { afterMs })
    await next()
  })
