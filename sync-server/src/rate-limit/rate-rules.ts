import type { RateRule } from './rate-limiter.ts'

const minuteMs = 60_000

/** How often one caller may call what is worth guessing or costly. An office behind one address must still get in. */
export const rateRules = {
  /** Every call and every request for a socket, pages and files too. A page loads about sixty files, once. */
  any: { windowMs: minuteMs, max: 12_000 },
  signIn: { windowMs: minuteMs, max: 30 },
  /** Of one name, from wherever, in browsers that it has not signed in from before. */
  wrongPassword: { windowMs: 15 * minuteMs, max: 50 },
  secondFactor: { windowMs: minuteMs, max: 10 },
  /** Mails about a sign-in from a new browser, of a login. */
  newBrowserMail: { windowMs: 60 * minuteMs, max: 3 },
  passwordResetMail: { windowMs: 10 * minuteMs, max: 10 },
  passwordChange: { windowMs: minuteMs, max: 10 },
  otherIdentityCalls: { windowMs: minuteMs, max: 300 },
  registration: { windowMs: 10 * minuteMs, max: 30 },
  invitation: { windowMs: minuteMs, max: 60 },
  demonstration: { windowMs: 10 * minuteMs, max: 30 },
  reading: { windowMs: minuteMs, max: 1_200 },
  /** Each may read a whole log. */
  history: { windowMs: minuteMs, max: 240 },
  writing: { windowMs: minuteMs, max: 1_200 },
} as const satisfies Record<string, RateRule>
