import { createHash } from 'node:crypto'
import type { Awaitable, RateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import { signInNameForm, type KnownBrowser } from './known-browser.ts'
import type { PasswordMarks } from './password-marks.ts'

export interface SignInAttempt {
  /** How long to wait before the next attempt; null when this one is allowed. */
  readonly waitMs: number | null
  /** Called when it was not a wrong guess. */
  forgive(): Awaitable<void>
}

/**
 * Bounds the wrong passwords for one name from any number of addresses (S11). Names without a login are counted alike.
 * A browser that this name has signed in from before is counted apart, so attackers do not lock its owner out.
 */
export const createSignInGuard =
  (limiter: RateLimiter, browsers: Pick<KnownBrowser, 'knows'>, marks: PasswordMarks) =>
  async (name: string, cookie: string | null): Promise<SignInAttempt> => {
    const isKnown = browsers.knows(cookie, { name, mark: await marks.ofName(name) })
    return passwordAttempt(limiter, isKnown ? 'wrong password, known browser' : 'wrong password', signInNameForm(name))
  }

/** Bounds the wrong passwords that a session sends to confirm a change. */
export const sessionPasswordAttempt = (limiter: RateLimiter, loginId: string): Promise<SignInAttempt> =>
  passwordAttempt(limiter, 'wrong password, signed in', loginId)

const passwordAttempt = async (limiter: RateLimiter, kind: string, whose: string): Promise<SignInAttempt> => {
  // A typed name may be long, and its key stays in memory for a while.
  const key = createHash('sha256').update(whose).digest('base64url')
  const rule = rateRules.wrongPassword
  return { waitMs: await limiter.take(kind, key, rule), forgive: () => limiter.giveBack(kind, key, rule) }
}
