import { createHash } from 'node:crypto'
import type { RateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import { sameNameForm, type KnownBrowser } from './known-browser.ts'

export interface SignInAttempt {
  /** How long to wait before the next attempt; null when this one may be made. */
  readonly waitMs: number | null
  /** It was not a wrong guess. */
  forgive(): void
}

/**
 * So many wrong passwords for one name, from however many addresses (S11). Names that nobody has are counted alike, and
 * a browser that the name has signed in from before is counted apart: strangers who guess do not lock the owner out.
 */
export const createSignInGuard =
  (limiter: RateLimiter, browsers: Pick<KnownBrowser, 'knows'>) =>
  (name: string, cookie: string | null): SignInAttempt => {
    // Whatever is typed as a name is kept in memory for a while, and may be long.
    const held = createHash('sha256').update(sameNameForm(name)).digest('base64url')
    const key = `wrong password ${browsers.knows(cookie, name) ? 'known browser ' : ''}${held}`
    return { waitMs: limiter.take(key, rateRules.wrongPassword), forgive: () => limiter.giveBack(key) }
  }
