import { accountsInOrder, type Account, type AccountId, type Directory } from '@kontor/domain'
import { page } from '$app/state'
import type { Clock } from '#lib/format/clock.svelte.ts'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { goWithin } from '#lib/address/go-within.svelte.ts'
import { outOfView } from './marked-ids.ts'
import { usersInOrder } from './user-order.ts'
import { isFiltered, userFilters, userQueryOf, userQueryParams, type UserQuery, type UserSort } from './user-query.ts'
import type { UserRow } from './user-row.ts'
import { UserSelection } from './user-selection.svelte.ts'
import { countByTab, usersFound, usersOf, type UsersAt } from './users-found.ts'

const addressFollowsMs = 200

export interface UserListOptions {
  readonly view: DirectoryView
  readonly clock: Clock
  /** In a sub-account: only people with access to it. Null: the whole organisation. */
  readonly within: () => AccountId | null
}

/** The list of users on a screen: the query, the result, the selection. */
export class UserList {
  readonly selection = new UserSelection()
  readonly #options: UserListOptions
  /** The text being typed; the address follows a moment later. */
  #typed = $state<string | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: UserListOptions) {
    this.#options = options
  }

  get directory(): Directory | null {
    return this.#options.view.directory
  }

  readonly query: UserQuery = $derived.by(() => {
    const query = userQueryOf(page.url.searchParams)
    return this.#typed === null ? query : { ...query, text: this.#typed }
  })

  /** A plain text, so that typing does not sort again. */
  readonly #sort = $derived(this.query.sort)
  readonly #reversed = $derived(this.query.reversed)

  readonly #at: UsersAt | null = $derived.by(() => {
    const { directory } = this
    return directory === null ? null : { directory, now: this.#options.clock.now }
  })

  readonly rows: readonly UserRow[] = $derived.by(() => {
    const at = this.#at
    if (at === null) return []
    const order = { sort: this.#sort, reversed: this.#reversed }
    return usersInOrder(at.directory, usersOf(at, this.#options.within()), order)
  })

  readonly found: readonly UserRow[] = $derived.by(() => {
    const at = this.#at
    return at === null ? [] : usersFound(at, this.rows, this.query)
  })

  readonly counts = $derived.by(() => countByTab(this.rows))

  /** The comb's teeth, without archived accounts, which no one has access to. */
  readonly accounts: readonly Account[] = $derived.by(() => {
    const { directory } = this
    return directory === null ? [] : accountsInOrder(directory).filter(({ status }) => status === 'active')
  })

  /** Selected people that are still in the list. */
  readonly marked: readonly UserRow[] = $derived.by(() =>
    this.selection.size === 0 ? [] : this.rows.filter(({ id }) => this.selection.has(id)),
  )

  /** How many of the selected ones the filters hide. */
  readonly markedOutOfView: number = $derived.by(() => outOfView(this.marked, this.found))

  readonly everyMarked: boolean = $derived.by(
    () => this.found.length > 0 && this.marked.length - this.markedOutOfView >= this.found.length,
  )

  /** The highlighted account: the one filtered for, else the sub-account in use. */
  get here(): AccountId | null {
    return this.query.account ?? this.#options.within()
  }

  get isFiltered(): boolean {
    return isFiltered(this.query)
  }

  search(text: string): void {
    this.#typed = text
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      void goWithin(userQueryParams({ text }), { replace: true }).then(() => {
        if (this.#typed === text) this.#typed = null
      })
    }, addressFollowsMs)
  }

  filter(changes: Partial<UserQuery>): void {
    if (changes.text !== undefined) {
      this.#typed = null
      clearTimeout(this.#timer)
    }
    void goWithin(userQueryParams(changes), { replace: false })
  }

  clear(): void {
    this.filter({ text: '', ...Object.fromEntries(userFilters.map((name) => [name, null])) })
  }

  sortBy(sort: UserSort): void {
    this.filter({ sort, reversed: this.query.sort === sort && !this.query.reversed })
  }

  markAll(on: boolean): void {
    if (on) this.selection.set(this.found)
    else this.selection.clear()
  }
}
