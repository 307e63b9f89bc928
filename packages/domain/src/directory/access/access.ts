import type { SignInMethod } from '../../kernel/actor.ts'
import type { AccountId, LoginId, OrganizationId, RoleId } from '../../kernel/ids.ts'
import type { OwnSystem } from '../../operator/systems/records.ts'
import type { ProfileId, Right } from '../profiles/profile.ts'
import type { Account, Member, Service, Unit } from '../records.ts'

/** Why a person reaches an account (A5, A10, A11, A16). */
export type AccountReason = 'administrator' | 'home' | 'grant'

/** Why a person holds a right (A19, B16): several reasons may hold at once. */
export type RightReason =
  | { readonly by: 'administrator' }
  | { readonly by: 'direct' }
  | { readonly by: 'role'; readonly roleId: RoleId }

export interface RightAccess {
  readonly right: Right
  readonly reasons: readonly RightReason[]
}

export interface AccountAccess {
  readonly accountId: AccountId
  readonly reason: AccountReason
  /** In the profile's order. The same in every account (decision 1). */
  readonly rights: readonly RightAccess[]
}

/** Main account first, then by order of creation. Empty for a suspended member; no one enters an archived account. */
export type EffectiveAccess = readonly AccountAccess[]

export type DirectoryAccess = 'write' | 'read' | 'none'

/** What a login needs to know about itself, and nothing about other people (DESIGN 4). Kept offline. */
export interface AccessSnapshot {
  readonly login: { readonly id: LoginId; readonly name: string; readonly username: string; readonly email: string }
  readonly organizations: readonly OrganizationAccess[]
  /** How the session was made that reads it; absent where it is unknown. */
  readonly signedInBy?: SignInMethod
  /** The host's own systems for the sections that this login may open; absent where there are none. */
  readonly systems?: readonly OwnSystem[]
}

export interface OrganizationAccess {
  readonly id: OrganizationId
  readonly name: string
  readonly profile: ProfileId
  readonly demonstration: boolean
  readonly member: Pick<Member, 'id' | 'homeAccountId' | 'primary' | 'admin' | 'status'>
  readonly directory: DirectoryAccess
  readonly accounts: readonly ReachedAccount[]
  /** Whom to ask for access: the primary login, named only to a member to whom nothing at all is open. */
  readonly contact: Contact | null
  /**
   * The organisation demands single sign-on, and this session was made otherwise: nothing is open to it. What would be
   * open, so that the browser closes its copies instead of erasing them.
   */
  readonly awaitsSingleSignOn?: AwaitedAccess
}

export interface AwaitedAccess {
  readonly directory: DirectoryAccess
  readonly accounts: readonly Pick<ReachedAccount, 'id' | 'rights'>[]
}

export interface Contact {
  readonly name: string
  readonly email: string
}

export interface ReachedAccount extends Pick<Account, 'id' | 'kind' | 'name' | 'position'> {
  readonly reason: AccountReason
  readonly rights: readonly Right[]
  readonly units: readonly Pick<Unit, 'id' | 'identifier' | 'name'>[]
  readonly services: readonly Pick<Service, 'id' | 'unitId' | 'type'>[]
}
