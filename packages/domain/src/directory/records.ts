import * as v from 'valibot'
import { CalendarDateSchema } from '../kernel/calendar-date.ts'
import {
  AccountIdSchema,
  InvitationIdSchema,
  LoginIdSchema,
  MemberIdSchema,
  OrganizationIdSchema,
  RoleIdSchema,
  ServiceIdSchema,
  UnitIdSchema,
} from '../kernel/ids.ts'
import { ChangedDeadlineSchema, type ChangedDeadline } from '../sections/processes/deadlines.ts'
import { ProcessTypeSchema, type ProcessType } from '../sections/processes/process-type.ts'
import { TokenSchema, type Token } from './tokens.ts'
import { WebhookSchema, type Webhook } from './webhooks.ts'
import { ProfileIdSchema, RightSchema, ServiceTypeSchema } from './profiles/profile.ts'

/** Milliseconds since 1970, by the server's clock once accepted. */
const time = v.pipe(v.number(), v.safeInteger('not-a-time'), v.minValue(0, 'not-a-time'))

export const LanguageSchema = v.picklist(['pl', 'en'])
export type Language = v.InferOutput<typeof LanguageSchema>

export const LegalEntitySchema = v.object({ name: v.string(), taxId: v.string() })
export type LegalEntity = v.InferOutput<typeof LegalEntitySchema>

/** The days, in Europe/Warsaw, on which the contract covers a unit; both count. */
export const ContractTermSchema = v.object({
  identifier: v.string(),
  from: CalendarDateSchema,
  /** Null: until further notice. */
  until: v.nullable(CalendarDateSchema),
})
export type ContractTerm = v.InferOutput<typeof ContractTermSchema>

export const OrganizationSchema = v.object({
  id: OrganizationIdSchema,
  profile: ProfileIdSchema,
  legalEntity: LegalEntitySchema,
  /** The contract with the operator, and the identifiers of the units that it covers (B18). */
  contract: v.object({
    number: v.string(),
    units: v.array(v.string()),
    /** A unit without a term has been covered since the contract began. Absent: no unit has one. */
    terms: v.optional(v.array(ContractTermSchema)),
  }),
  createdAt: time,
  demonstration: v.boolean(),
  /** Its people must sign in through the host's OpenID provider. Absent: they need not. */
  singleSignOn: v.exactOptional(v.literal(true)),
})
export type Organization = v.InferOutput<typeof OrganizationSchema>

export const AccountSchema = v.object({
  id: AccountIdSchema,
  kind: v.picklist(['main', 'sub']),
  name: v.string(),
  parentId: v.nullable(AccountIdSchema),
  status: v.picklist(['active', 'archived']),
  /** The order of creation, from 0 (the main account), which is the order of the comb's teeth. */
  position: v.pipe(v.number(), v.safeInteger('not-a-position'), v.minValue(0, 'not-a-position')),
  createdAt: time,
})
export type Account = v.InferOutput<typeof AccountSchema>

export const UnitSchema = v.object({
  id: UnitIdSchema,
  accountId: AccountIdSchema,
  identifier: v.string(),
  name: v.nullable(v.string()),
})
export type Unit = v.InferOutput<typeof UnitSchema>

export const ServiceSchema = v.object({
  id: ServiceIdSchema,
  accountId: AccountIdSchema,
  unitId: UnitIdSchema,
  type: ServiceTypeSchema,
})
export type Service = v.InferOutput<typeof ServiceSchema>

export const RoleSchema = v.object({ id: RoleIdSchema, name: v.string(), rights: v.array(RightSchema) })
export type Role = v.InferOutput<typeof RoleSchema>

export const MemberSchema = v.object({
  id: MemberIdSchema,
  loginId: LoginIdSchema,
  name: v.string(),
  username: v.string(),
  email: v.string(),
  /** B14: changed by the operator alone, at a request. Absent where none is known. */
  phone: v.optional(v.string()),
  /** B14: approved by the operator; it counts once its owner has confirmed it. */
  newEmail: v.optional(v.string()),
  homeAccountId: AccountIdSchema,
  /** The login that registered the organisation (decision 4, B18 to B21). */
  primary: v.boolean(),
  admin: v.boolean(),
  rights: v.array(RightSchema),
  roleIds: v.array(RoleIdSchema),
  grants: v.array(AccountIdSchema),
  status: v.picklist(['active', 'suspended']),
  joinedAt: time,
  lastSignInAt: v.nullable(time),
})
export type Member = v.InferOutput<typeof MemberSchema>

/**
 * Why the mail of an invitation has not arrived. `no-answer`: the mail server does not take it now, and it is tried again;
 * for the other reasons it is not.
 */
export const undeliveredReasons = ['no-answer', 'unknown-address', 'mailbox-full', 'refused'] as const
export type UndeliveredReason = (typeof undeliveredReasons)[number]

export const InvitationSchema = v.object({
  id: InvitationIdSchema,
  name: v.string(),
  email: v.string(),
  /** Set when an existing login is invited (B9); `loginId` is known to the server only. */
  username: v.nullable(v.string()),
  loginId: v.nullable(LoginIdSchema),
  homeAccountId: AccountIdSchema,
  admin: v.boolean(),
  rights: v.array(RightSchema),
  roleIds: v.array(RoleIdSchema),
  grants: v.array(AccountIdSchema),
  invitedBy: MemberIdSchema,
  sentAt: time,
  expiresAt: time,
  /** Absent while nothing is known to be wrong with its newest mail. */
  undelivered: v.optional(v.object({ reason: v.picklist(undeliveredReasons), at: time })),
  /** `void`: its inviter stopped being an administrator. Only sending it again brings it back. */
  status: v.picklist(['pending', 'expired', 'revoked', 'accepted', 'void']),
  language: LanguageSchema,
})
export type Invitation = v.InferOutput<typeof InvitationSchema>

/** The records of a directory by kind; the `organization` is a single record. */
export const recordSchemas = {
  account: AccountSchema,
  unit: UnitSchema,
  service: ServiceSchema,
  role: RoleSchema,
  member: MemberSchema,
  invitation: InvitationSchema,
  /** Telecom: types of process of the organisation's own. */
  processType: ProcessTypeSchema,
  /** Telecom: the deadlines of processes that differ from the defaults. */
  deadline: ChangedDeadlineSchema,
  token: TokenSchema,
  webhook: WebhookSchema,
} as const

export interface RecordOfKind {
  account: Account
  unit: Unit
  service: Service
  role: Role
  member: Member
  invitation: Invitation
  processType: ProcessType
  deadline: ChangedDeadline
  token: Token
  webhook: Webhook
}
export type RecordKind = keyof RecordOfKind
export const recordKinds = Object.keys(recordSchemas) as RecordKind[]
