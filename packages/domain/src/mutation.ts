import * as v from 'valibot'
import type { Directory, Write } from './directory.ts'
import {
  AccountIdSchema,
  InvitationIdSchema,
  LoginIdSchema,
  MemberIdSchema,
  RoleIdSchema,
  ServiceIdSchema,
  SessionIdSchema,
  UnitIdSchema,
  type LoginId,
  type OrganizationId,
} from './ids.ts'
import { limits } from './limits.ts'
import { RightSchema, ServiceTypeSchema } from './profiles/profile.ts'
import {
  AccountSchema,
  LanguageSchema,
  MemberSchema,
  OrganizationSchema,
  RoleSchema,
  UnitSchema,
  type LegalEntity,
} from './records.ts'
import type { Refusal } from './refusal.ts'
import { EmailSchema, IdentifierSchema, NameSchema, UsernameSchema } from './text.ts'

/** Something named twice in a list counts once. */
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]
const rights = v.pipe(v.array(RightSchema), v.maxLength(limits.rightsPerListMax, 'too-many'), v.transform(unique))
const roleIds = v.pipe(v.array(RoleIdSchema), v.maxLength(limits.rolesPerListMax, 'too-many'), v.transform(unique))
const grants = v.pipe(v.array(AccountIdSchema), v.maxLength(limits.grantsPerListMax, 'too-many'), v.transform(unique))
const unit = v.object({ unitId: UnitIdSchema, identifier: IdentifierSchema, name: v.optional(NameSchema) })

/** The arguments of every mutation that a person may send. Keys are the mutations' names on the wire. */
export const mutationSchemas = {
  createSubAccount: v.object({ accountId: AccountIdSchema, name: NameSchema, unit }),
  renameAccount: v.object({ accountId: AccountIdSchema, name: NameSchema }),
  archiveAccount: v.object({ accountId: AccountIdSchema }),
  restoreAccount: v.object({ accountId: AccountIdSchema }),
  addUnit: v.object({ ...unit.entries, accountId: AccountIdSchema }),
  removeUnit: v.object({ unitId: UnitIdSchema }),
  addService: v.object({
    serviceId: ServiceIdSchema,
    accountId: AccountIdSchema,
    unitId: UnitIdSchema,
    type: ServiceTypeSchema,
  }),
  removeService: v.object({ serviceId: ServiceIdSchema }),
  createRole: v.object({ roleId: RoleIdSchema, name: NameSchema, rights }),
  changeRole: v.object({ roleId: RoleIdSchema, name: v.optional(NameSchema), add: rights, remove: rights }),
  deleteRole: v.object({ roleId: RoleIdSchema }),
  inviteMember: v.object({
    invitationId: InvitationIdSchema,
    name: NameSchema,
    email: EmailSchema,
    homeAccountId: AccountIdSchema,
    admin: v.boolean(),
    rights,
    roleIds,
    grants,
    language: v.optional(LanguageSchema, 'pl'),
  }),
  inviteExistingMember: v.object({
    invitationId: InvitationIdSchema,
    username: UsernameSchema,
    email: EmailSchema,
    homeAccountId: AccountIdSchema,
    rights,
    roleIds,
    grants,
    language: v.optional(LanguageSchema, 'pl'),
  }),
  resendInvitation: v.object({ invitationId: InvitationIdSchema }),
  revokeInvitation: v.object({ invitationId: InvitationIdSchema }),
  changeRights: v.object({
    memberId: MemberIdSchema,
    add: rights,
    remove: rights,
    addRoles: roleIds,
    removeRoles: roleIds,
  }),
  changeGrants: v.object({ memberId: MemberIdSchema, add: grants, remove: grants }),
  assignAdmin: v.object({ memberId: MemberIdSchema }),
  withdrawAdmin: v.object({ memberId: MemberIdSchema }),
  moveMember: v.object({ memberId: MemberIdSchema, homeAccountId: AccountIdSchema }),
  suspendMember: v.object({ memberId: MemberIdSchema }),
  reinstateMember: v.object({ memberId: MemberIdSchema }),
  removeMember: v.object({ memberId: MemberIdSchema }),
  endSessions: v.object({ memberId: MemberIdSchema, sessionId: v.nullable(SessionIdSchema) }),
  viewAs: v.object({ memberId: MemberIdSchema, reason: v.optional(NameSchema) }),
} as const

/** What the server itself writes, as actor `system`; a person who sends one of these is told `unknown-mutation`. */
export const systemMutationSchemas = {
  registerOrganization: v.object({
    organization: OrganizationSchema,
    account: AccountSchema,
    unit: UnitSchema,
    owner: MemberSchema,
    /** Roles to begin with, which the sender has named in a language (A19). */
    roles: v.optional(v.pipe(v.array(RoleSchema), v.maxLength(limits.rolesPerListMax, 'too-many')), []),
  }),
  acceptInvitation: v.object({
    invitationId: InvitationIdSchema,
    memberId: MemberIdSchema,
    loginId: LoginIdSchema,
    name: NameSchema,
    username: UsernameSchema,
    email: EmailSchema,
  }),
  expireInvitation: v.object({ invitationId: InvitationIdSchema }),
  recordSignIn: v.object({ loginId: LoginIdSchema }),
} as const

/** The newest version of each mutation's arguments. An older version is upgraded, a newer one refused (S14). */
export const argumentsVersion = 1

export type MutationName = keyof typeof mutationSchemas
export type SystemMutationName = keyof typeof systemMutationSchemas
/** What the sender writes; optional arguments may be left out. */
export type MutationInput<N extends MutationName> = v.InferInput<(typeof mutationSchemas)[N]>
/** What the mutator receives. */
export type MutationArguments<N extends MutationName> = v.InferOutput<(typeof mutationSchemas)[N]>
export type SystemMutationArguments<N extends SystemMutationName> = v.InferOutput<(typeof systemMutationSchemas)[N]>

export type Actor = { readonly kind: 'login'; readonly loginId: LoginId } | { readonly kind: 'system' }

/**
 * What a mutator must know from outside its document. The server looks it up; in the browser every field is absent,
 * and the mutator then assumes the best.
 */
export interface Facts {
  /** About the identifier in the arguments: is it claimed by an account anywhere else, and whose contract covers it? */
  readonly unit?: { readonly claimed: boolean; readonly coveredBy: LegalEntity | null }
  /** The login that both the user name and the e-mail in the arguments name; null when there is none. */
  readonly login?: LoginFacts | null
  /** How long the sender must wait before asking for a login again; absent when now (B9). */
  readonly triesAfterMs?: number
}

export interface LoginFacts {
  readonly loginId: LoginId
  /** Legal entities of the organisations in which this login is primary. */
  readonly primaryOf: readonly { readonly organizationId: OrganizationId; readonly taxId: string }[]
}

export interface MutationContext {
  readonly actor: Actor
  /** Milliseconds since 1970. The server's clock decides; the browser's serves the eye until then. */
  readonly now: number
  readonly facts: Facts
}

/** One pure function per mutation: a refusal, or what to write. No writes at all is an acceptance too. */
export type Mutator<Arguments> = (
  directory: Directory,
  args: Arguments,
  context: MutationContext,
) => Refusal | readonly Write[]

export const isRefusal = (result: Refusal | readonly Write[]): result is Refusal => 'code' in result
