import {
  AccountIdSchema,
  EmailSchema,
  IdentifierSchema,
  LanguageSchema,
  limits,
  NameSchema,
  OrganizationIdSchema,
  PasswordSchema,
  ProfileIdSchema,
  ReasonSchema,
  RightSchema,
  sameNameForm,
  TaxIdSchema,
  UsernameSchema,
} from '@kontor/domain'
import * as v from 'valibot'
import { listOf } from './answer-parts.ts'

const roles = v.pipe(
  v.array(
    v.object({
      name: NameSchema,
      rights: v.pipe(v.array(RightSchema), v.maxLength(limits.rightsPerListMax, 'too-many')),
    }),
  ),
  v.maxLength(limits.rolesPerListMax, 'too-many'),
  v.check((list) => new Set(list.map(({ name }) => sameNameForm(name))).size === list.length, 'named-twice'),
)

const organization = {
  profile: ProfileIdSchema,
  legalEntity: v.object({ name: NameSchema, taxId: TaxIdSchema }),
  accountName: NameSchema,
  unitIdentifier: IdentifierSchema,
  unitName: v.optional(NameSchema),
  /** Hospitality: further identifiers that the contract covers (B18). */
  contractUnits: v.optional(
    v.pipe(v.array(IdentifierSchema), v.maxLength(limits.contractUnitsMax - 1, 'too-many')),
    [],
  ),
  /** Roles to begin with, named in the language of the form (A19); rights of the other profile are left out. */
  roles: v.optional(roles, []),
} as const

/** Body of `POST /api/organizations`: registers a main account (A1). */
export const RegistrationSchema = v.object({
  ...organization,
  owner: v.object({ name: NameSchema, email: EmailSchema, username: UsernameSchema, password: PasswordSchema }),
})
export type Registration = v.InferOutput<typeof RegistrationSchema>

/** Answer of `POST /api/organizations`, with status 201 and the session's cookie. */
export const RegisteredSchema = v.object({ organizationId: OrganizationIdSchema, accountId: AccountIdSchema })
export type RegisteredOrganization = v.InferOutput<typeof RegisteredSchema>

/**
 * Body of `POST /api/registration-requests`: asks the operator for a main account, where visitors cannot register one. The
 * owner chooses the user name and the password once it is approved.
 */
export const RegistrationRequestSchema = v.object({
  ...organization,
  owner: v.object({ name: NameSchema, email: EmailSchema }),
  language: LanguageSchema,
})
export type RegistrationRequest = v.InferOutput<typeof RegistrationRequestSchema>

/** `expired`: approved, and not used in time. */
export const registrationRequestStates = ['sent', 'approved', 'rejected', 'registered', 'expired'] as const
export type RegistrationRequestState = (typeof registrationRequestStates)[number]

const requestState = {
  state: v.picklist(registrationRequestStates),
  /** Milliseconds since 1970, as `decidedAt`. */
  sentAt: v.number(),
  decidedAt: v.nullable(v.number()),
  /** Why it was rejected; null otherwise. */
  reason: v.nullable(v.string()),
  profile: ProfileIdSchema,
  legalEntity: v.object({ name: v.string(), taxId: v.string() }),
  accountName: v.string(),
  unitIdentifier: v.string(),
  owner: v.object({ name: v.string(), email: v.string() }),
} as const

/** Answer of `GET /api/registration-requests/:token`: the request of the link in its mails. */
export const RegistrationRequestAnswerSchema = v.object(requestState)
export type RegistrationRequestAnswer = v.InferOutput<typeof RegistrationRequestAnswerSchema>

/** Body of `POST /api/registration-requests/:token/register`; answered as `POST /api/organizations` is. */
export const ApprovedRegistrationSchema = v.object({ username: UsernameSchema, password: PasswordSchema })

/** Answer of `GET /api/operator/registrations`: those that wait, the oldest first, then the newest decided ones. */
export const OperatorRegistrationsSchema = v.object({
  registrations: listOf(
    v.object({
      ...requestState,
      id: v.string(),
      contractUnits: listOf(v.string()),
      /** The name of the operator who decided; null: none has. */
      decidedBy: v.nullable(v.string()),
    }),
  ),
  waiting: v.number(),
})
export type OperatorRegistrations = v.InferOutput<typeof OperatorRegistrationsSchema>

/** Body of `POST /api/operator/registrations/:id/decision`. */
export const RegistrationDecisionSchema = v.variant('approved', [
  v.object({ approved: v.literal(true) }),
  v.object({ approved: v.literal(false), reason: ReasonSchema }),
])
