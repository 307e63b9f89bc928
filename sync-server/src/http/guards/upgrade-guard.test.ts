import type { IncomingMessage } from 'node:http'
import { Duplex } from 'node:stream'
import { expect, it } from 'vitest'
import { createCallerFinder } from '../../rate-limit/caller.ts'
import { createRateLimiter } from '../../rate-limit/rate-limiter.ts'
import { rateRules } from '../../rate-limit/rate-rules.ts'
import { upgradeGuard } from './upgrade-guard.ts'

const setup = () => {
  const clock = { time: 0 }
  let handled = 0
  const callerOf = createCallerFinder({ trustedProxies: [], log: () => undefined })
  const guard = upgradeGuard(
    createRateLimiter(() => clock.time),
    callerOf,
    () => void (handled += 1),
  )
  /** Requests an upgrade; returns the answer on the connection. */
  const ask = (forwardedFor: string): string => {
    let heard = ''
    const connection = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _encoding, done) => {
        heard += chunk.toString('latin1')
        done()
      },
    })
    const request = { headers: { 'x-forwarded-for': forwardedFor }, socket: { remoteAddress: '127.0.0.1' } }
    guard(request as unknown as IncomingMessage, connection, Buffer.alloc(0))
    return heard
  }
  return { clock, ask, handled: () => handled }
}

it('[S11] upgrade requests count among the calls of their caller, whatever port a proxy adds, and one too many is answered with 429', () => {
  const { clock, ask, handled } = setup()
  for (let port = 0; port < rateRules.any.max; port += 1) expect(ask(`203.0.113.8:${port}`)).toBe('')
  expect(handled()).toBe(rateRules.any.max)
  expect(ask('203.0.113.8')).toMatch(/^HTTP\/1\.1 429 .*\r\nRetry-After: 60\r\n/)
  expect(ask('203.0.113.9')).toBe('')
  clock.time = rateRules.any.windowMs
  expect(ask('203.0.113.8')).toBe('')
})
