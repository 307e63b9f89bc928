import type { PostalAddress, ProfileId, Right, ServiceType } from '@kontor/domain'
import type { ShownLogin } from '@kontor/protocol'

/** The description of one organisation. Keys refer to its parts; `main` is the main account. */
export interface Group {
  readonly key: string
  readonly profile: ProfileId
  readonly legalEntity: { readonly name: string; readonly taxId: string }
  /** Of the legal entity, for its invoices. */
  readonly address: PostalAddress
  readonly contractNumber: string
  readonly accountName: string
  readonly unit: GroupUnit
  readonly owner: Person
  readonly roles: readonly { readonly key: string; readonly name: string; readonly rights: readonly Right[] }[]
  readonly subAccounts: readonly SubAccount[]
  /** Everyone but the owner. */
  readonly members: readonly GroupMember[]
  readonly invitations: readonly GroupInvitation[]
}

export interface Person {
  readonly name: string
  readonly username: string
  readonly email: string
}

export interface GroupUnit {
  readonly identifier: string
  readonly name: string
  readonly services: readonly ServiceType[]
}

export interface SubAccount {
  readonly key: string
  readonly name: string
  readonly units: readonly GroupUnit[]
  readonly archived?: boolean
}

export interface GroupAccess {
  readonly home: string
  readonly admin: boolean
  readonly rights: readonly Right[]
  readonly roles: readonly string[]
  readonly grants: readonly string[]
}

export interface GroupMember extends Person, GroupAccess {
  readonly invitedDaysAgo: number
  /** Null: has not signed in since. */
  readonly signedInHoursAgo: number | null
  /** Null: active. */
  readonly suspendedDaysAgo: number | null
  /** Shown on the welcome page, with the password of the demonstration. */
  readonly shownAs: ShownLogin['kind'] | null
}

export interface GroupInvitation extends GroupAccess {
  readonly name: string
  readonly email: string
  readonly sentDaysAgo: number
  readonly revoked: boolean
}
