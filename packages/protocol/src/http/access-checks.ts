import { AccountIdSchema, OrganizationIdSchema, type AccountBarrier, type RightAccess } from '@kontor/domain'
import * as v from 'valibot'
import { wireLimits } from '../limits.ts'
import { listOf, objectOf } from './answer-parts.ts'

const LoginNameSchema = v.pipe(
  v.string(),
  v.minLength(1, 'empty'),
  v.maxLength(wireLimits.checkedNameLengthMax, 'too-long'),
)

/** The login, by one of: its id, its user name, its e-mail. */
const CheckedLoginSchema = v.union([
  v.strictObject({ id: LoginNameSchema }),
  v.strictObject({ username: LoginNameSchema }),
  v.strictObject({ email: LoginNameSchema }),
])

/** Body of `POST /api/checks`: may each login open this section of this account? */
export const AccessChecksSchema = v.object({
  /** Whose administrator asks; with a token it may be left out. */
  organizationId: v.optional(OrganizationIdSchema),
  checks: v.pipe(
    v.array(
      v.object({
        login: CheckedLoginSchema,
        accountId: AccountIdSchema,
        /** A section such as `finance` or `mail+processes`, or a right. */
        section: LoginNameSchema,
      }),
    ),
    v.minLength(1, 'empty'),
    v.maxLength(wireLimits.checksMax, 'too-many'),
  ),
})
export type AccessChecks = v.InferInput<typeof AccessChecksSchema>

/**
 * Why not, where the answer says nothing more: the login is no member of the organisation (whether it exists elsewhere is
 * not said), or the organisation has no such account, or its profile no such section.
 */
export const unknownInCheck = ['no-member', 'no-account', 'no-section'] as const

const AccessAnswerSchema = v.object({
  allowed: v.boolean(),
  /** Null where the member, the account and the section are known. */
  unknown: v.nullable(v.picklist(unknownInCheck)),
  /** Why the account is reached, and what keeps the member out; null with `unknown`. */
  account: v.nullable(
    v.object({
      reason: v.nullable(v.picklist(['administrator', 'home', 'grant'])),
      barriers: listOf(
        v.picklist(['no-grant', 'home-is-sub-account', 'archived', 'suspended'] satisfies AccountBarrier[]),
      ),
    }),
  ),
  /** The rights that the section needs, each with every way in which it is held; without any, it is missing. */
  rights: listOf(objectOf<RightAccess>()),
})
export type AccessAnswer = v.InferOutput<typeof AccessAnswerSchema>

/** Answer of `POST /api/checks`, in the order of the checks, all of one moment. */
export const AccessAnswersSchema = v.object({ at: v.number(), answers: listOf(AccessAnswerSchema) })
export type AccessAnswers = v.InferOutput<typeof AccessAnswersSchema>
