import type { Refusal } from '@kontor/domain'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/**
 * Why a call was not carried out, as `{"error":{"code",…facts}}`. One list; what the browser does about each:
 * 400 `invalid-arguments` shows the issues beside the fields · 401 `no-session`, `sign-in-required` asks to sign in ·
 * 403 `not-allowed`, `foreign-origin`, `registration-closed`, `other-login-required`, `email-not-proven`, `wrong-code` says so · 404 `not-found`,
 * `invitation-unknown` · 409 a refusal of the rules, with its facts · 410 `invitation-expired`, `invitation-revoked`,
 * `invitation-accepted`, `invitation-void`, `invitation-replaced` · 413 `too-large` · 429 `too-many` and 503 `storage` try again after `afterMs` · 500 `failed`.
 */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly status: ContentfulStatusCode
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>

  constructor(status: ContentfulStatusCode, code: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.status = status
    this.code = code
    this.facts = facts
  }
}

/** A refusal of the rules, over HTTP. */
export const failureOf = ({ code, ...facts }: Refusal): Failure =>
  new Failure(code === 'invalid-arguments' ? 400 : 409, code, facts)
