import {
  hasOverview,
  profiles,
  type OrganizationAccess,
  type Profile,
  type ReachedAccount,
  type Right,
} from '@kontor/domain'
import { createContext } from 'svelte'
import type { Viewed } from './view-as.svelte.ts'

interface Place {
  readonly organization: OrganizationAccess
  readonly account: ReachedAccount
}

/**
 * The account in the path, and what the person may do there. Follows changes of access. In a view of another person,
 * that person's.
 */
export class CurrentAccount {
  /** Null: the person's own view. */
  readonly viewed: Viewed | null
  readonly #place: () => Place
  readonly #organizations: () => readonly OrganizationAccess[]

  constructor(place: () => Place, organizations: () => readonly OrganizationAccess[], viewed: Viewed | null = null) {
    this.viewed = viewed
    this.#place = place
    this.#organizations = organizations
  }

  /** All organisations of the person; of a viewed person, the one that the administrator sees. */
  get organizations(): readonly OrganizationAccess[] {
    return this.#organizations()
  }

  get organization(): OrganizationAccess {
    return this.#place().organization
  }

  get account(): ReachedAccount {
    return this.#place().account
  }

  get isMain(): boolean {
    return this.account.kind === 'main'
  }

  get profile(): Profile {
    return profiles[this.organization.profile]
  }

  get rights(): readonly Right[] {
    return this.account.rights
  }

  can(right: Right): boolean {
    return this.rights.includes(right)
  }

  /** B2: may create and manage users, accounts and roles. */
  get administers(): boolean {
    return this.organization.directory === 'write'
  }

  /** Administrators, and members of the main account with the right `account`. */
  get readsDirectory(): boolean {
    return this.organization.directory !== 'none'
  }

  /** Of all their organisations together: such a person begins with it (A5). */
  get hasOverview(): boolean {
    return hasOverview(this.organizations)
  }

  /** A18: only from the main account, with access to at least one sub-account; or between several organisations. */
  get switches(): boolean {
    const enterable = this.organizations.filter(({ accounts }) => accounts.length > 0)
    const { accounts } = this.organization
    return enterable.length > 1 || (accounts.length > 1 && accounts.some(({ kind }) => kind === 'main'))
  }
}

export const [useAccount, provideAccount] = createContext<CurrentAccount>()
