import type { Language, TokenScope } from '@kontor/domain'
import type * as v from 'valibot'

/** One thing in every language of the product. */
export type Words = Readonly<Record<Language, string>>

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/**
 * Who may call. `administrator`: of the organisation in the path. `application`: a program of the host, by its id and
 * secret. `link`: a person who has the link that is in the path.
 */
export type Caller = 'anyone' | 'token' | 'session' | 'administrator' | 'operator' | 'application' | 'link'

/** One call of the server, as `GET /api/openapi.json` lists it. What every call has in common is added there. */
export interface DescribedCall {
  readonly method: Method
  /** With names in braces: `/api/operator/months/{month}`. */
  readonly path: string
  /** Unique among all calls. */
  readonly id: string
  /** What it does, in one line. */
  readonly words: Words
  /** Who may call; any of them. */
  readonly callers: readonly Caller[]
  /** What a token needs. */
  readonly scope?: TokenScope
  readonly query?: v.GenericSchema
  readonly body?: v.GenericSchema
  /** Bodies and failures are those of SCIM (RFC 7644). */
  readonly isScim?: true
  /** The body is a file. */
  readonly takesFile?: true
  /** The body is a form, as OAuth wants it. */
  readonly takesForm?: true
  readonly answer?: v.GenericSchema
  /** What the answer holds, where it is no JSON. */
  readonly answerType?: string
  /** 200 unless it says otherwise. */
  readonly status?: 200 | 201 | 202 | 204 | 302 | 426
  /** Its own codes of failure, by status. */
  readonly errors?: Readonly<Partial<Record<number, readonly string[]>>>
}

/** Calls about one subject, in the order in which they are shown. */
export interface CallSubject {
  readonly key: string
  readonly name: Words
  /** Calls meant for other programs come first. All others serve the screens of this product, and change with it. */
  readonly isFor: 'programs' | 'screens'
  readonly calls: readonly DescribedCall[]
}
