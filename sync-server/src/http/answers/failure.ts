import type { Refusal } from '@kontor/domain'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/**
 * Why a call failed, answered as `{"error":{"code",…facts}}`. The README of the server names every code; the browser's
 * sentences are in `web/src/lib/words/http-error-sentence.ts`. 429 and 503 carry `afterMs`: try again after it.
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
