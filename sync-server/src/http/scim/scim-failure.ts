import type { Refusal } from '@kontor/domain'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Log } from '../../log/log.ts'
import { answerFailure } from '../answers/answer-failure.ts'
import { Failure } from '../answers/failure.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** The detail errors of RFC 7644, 3.12, as far as these calls answer them. */
export type ScimType = 'invalidFilter' | 'invalidPath' | 'invalidSyntax' | 'invalidValue' | 'mutability' | 'uniqueness'

/** A failure with a detail that only SCIM has. */
export class ScimFailure extends Error {
  override readonly name = 'ScimFailure'
  readonly status: ContentfulStatusCode
  readonly scimType: ScimType | null

  constructor(status: ContentfulStatusCode, scimType: ScimType | null, detail: string) {
    super(detail)
    this.status = status
    this.scimType = scimType
  }
}

export const unknownResource = (): ScimFailure => new ScimFailure(404, null, 'not-found')

/** A refusal of the rules, as SCIM says it; `detail` is the domain's code. */
export const scimRefusal = (refusal: Refusal): Error => {
  const { code } = refusal
  if (code === 'invalid-arguments') return new ScimFailure(400, 'invalidValue', code)
  if (code === 'too-many-mails' && 'afterMs' in refusal)
    return new Failure(429, 'too-many', { afterMs: refusal.afterMs })
  if (['email-in-use', 'role-name-taken', 'already-exists'].includes(code))
    return new ScimFailure(409, 'uniqueness', code)
  if (['primary-is-fixed', 'admin-access-is-fixed', 'people-only', 'not-admin'].includes(code))
    return new ScimFailure(403, null, code)
  return code.startsWith('unknown-') ? unknownResource() : new ScimFailure(409, null, code)
}

/** Every failure in the form of SCIM (RFC 7644, 3.12): the product's code is the detail. */
export const answerScimFailure = (log: Log) => {
  const answerOthers = answerFailure(log)
  return async (error: unknown, context: Context<HttpEnvironment>): Promise<Response> => {
    if (error instanceof ScimFailure) return scimError(context, error.status, error.message, error.scimType)
    const { status, code } = await described(answerOthers(error, context))
    return scimError(context, status, code, code === 'invalid-arguments' ? 'invalidSyntax' : null)
  }
}

const described = async (answer: Response) => {
  const { error } = (await answer.json()) as { readonly error: { readonly code: string } }
  return { status: answer.status as ContentfulStatusCode, code: error.code }
}

const scimError = (
  context: Context<HttpEnvironment>,
  status: ContentfulStatusCode,
  detail: string,
  scimType: ScimType | null,
): Response =>
  context.body(
    JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      ...(scimType === null ? {} : { scimType }),
      detail,
    }),
    status,
    { 'content-type': scimContentType },
  )

export const scimContentType = 'application/scim+json'
