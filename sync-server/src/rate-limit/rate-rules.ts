import { minuteMs } from '@kontor/domain'
import type { RateRule } from './rate-limiter.ts'

/**
 * How often one caller may make calls that are worth guessing or costly. An office behind one address must still be
 * able to work. Servers on one database count together what `isShared` marks; the rest is load, which each server bounds
 * for itself.
 */
export const rateRules = {
  /** Every call and every upgrade request, pages and files too. A page loads about sixty files, once. */
  any: { windowMs: minuteMs, max: 12_000 },
  signIn: { windowMs: minuteMs, max: 30, isShared: true },
  /** Wrong passwords of one name, from all addresses, in browsers that it has not signed in from before. */
  wrongPassword: { windowMs: 15 * minuteMs, max: 50, isShared: true },
  secondFactor: { windowMs: minuteMs, max: 10, isShared: true },
  /** Mails about a sign-in from a new browser, for one login. */
  newBrowserMail: { windowMs: 60 * minuteMs, max: 3, isShared: true },
  passwordResetMail: { windowMs: 10 * minuteMs, max: 10, isShared: true },
  passwordChange: { windowMs: minuteMs, max: 10, isShared: true },
  otherIdentityCalls: { windowMs: minuteMs, max: 300 },
  registration: { windowMs: 10 * minuteMs, max: 30, isShared: true },
  invitation: { windowMs: minuteMs, max: 60, isShared: true },
  /** A page that is open looks for messages three times a minute. */
  guest: { windowMs: minuteMs, max: 300 },
  /** Messages of the guest of one reservation, from all addresses. */
  guestMessage: { windowMs: 60 * minuteMs, max: 30, isShared: true },
  demonstration: { windowMs: 10 * minuteMs, max: 30 },
  /** The servers of applications, each for all its people. */
  application: { windowMs: minuteMs, max: 1_200 },
  /** Some of them read every organisation. */
  operator: { windowMs: minuteMs, max: 600 },
  /** Wrong access tokens of one caller. */
  wrongToken: { windowMs: 15 * minuteMs, max: 50, isShared: true },
  /** Calls with one token, from any address. */
  token: { windowMs: minuteMs, max: 1_200 },
  /** Test events of one organisation. */
  webhookTest: { windowMs: minuteMs, max: 20 },
  reading: { windowMs: minuteMs, max: 1_200 },
  /** Each may read a whole log. */
  history: { windowMs: minuteMs, max: 240 },
  /** Each takes up to 10 MB. */
  uploading: { windowMs: minuteMs, max: 120 },
  writing: { windowMs: minuteMs, max: 1_200 },
} as const satisfies Record<string, RateRule>
