import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { CallerFinder } from '../../rate-limit/caller.ts'
import type { LocalRateLimiter } from '../../rate-limit/rate-limiter.ts'
import { rateRules } from '../../rate-limit/rate-rules.ts'

type HandleUpgrade = (request: IncomingMessage, connection: Duplex, head: Buffer) => void

/** Counts upgrade requests among all calls of their caller (S11), because they do not pass through Hono. */
export const upgradeGuard =
  (limiter: LocalRateLimiter, callerOf: CallerFinder, handleUpgrade: HandleUpgrade): HandleUpgrade =>
  (request, connection, head) => {
    const forwardedFor = request.headers['x-forwarded-for']
    const caller = callerOf(
      request.socket.remoteAddress,
      Array.isArray(forwardedFor) ? forwardedFor.join() : forwardedFor,
    )
    const afterMs = limiter.take('any', caller, rateRules.any)
    if (afterMs === null) return handleUpgrade(request, connection, head)
    const retryAfter = Math.ceil(afterMs / 1000)
    connection.on('error', () => connection.destroy())
    connection.end(
      `HTTP/1.1 429 Too Many Requests\r\nRetry-After: ${retryAfter}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    )
  }
