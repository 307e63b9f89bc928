import { accountsInOrder, type Account, type AccountId, type Directory } from '@kontor/domain'
import { page } from '$app/state'
import { SvelteSet } from 'svelte/reactivity'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { goWithin } from '../address/go-within.svelte.ts'
import { isFiltered, userFilters, userQueryOf, userQueryParams, type UserQuery, type UserSort } from './user-query.ts'
import type { UserRow } from './user-row.ts'
import { countByTab, usersFound, usersOf } from './users-found.ts'

const addressFollowsMs = 200

/** The list of users as a screen shows it: what is sought, what is found, what is marked. */
export class UserList {
  /** In a sub-account: only whoever reaches it. Null: the whole organisation. */
  readonly #within: () => AccountId | null
  readonly #view: DirectoryView
  /** What is being typed; the address follows a moment later. */
  #typed = $state<string | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly marked = new SvelteSet<string>()

  constructor(view: DirectoryView, within: () => AccountId | null) {
    this.#view = view
    this.#within = within
  }

  get directory(): Directory | null {
    return this.#view.directory
  }

  readonly query: UserQuery = $derived.by(() => {
    const query = userQueryOf(page.url.searchParams)
    return this.#typed === null ? query : { ...query, text: this.#typed }
  })

  readonly rows: readonly UserRow[] = $derived.by(() => {
    const { directory } = this.#view
    return directory === null ? [] : usersOf(directory, this.#within())
  })

  readonly found: readonly UserRow[] = $derived.by(() => {
    const { directory } = this.#view
    return directory === null ? [] : usersFound(directory, this.rows, this.query)
  })

  readonly counts = $derived.by(() => countByTab(this.rows))

  /** The comb's teeth: archived accounts are entered by nobody. */
  readonly accounts: readonly Account[] = $derived.by(() => {
    const { directory } = this.#view
    return directory === null ? [] : accountsInOrder(directory).filter(({ status }) => status === 'active')
  })

  /** The account in question: the one filtered for, else the sub-account that one is in. */
  get here(): AccountId | null {
    return this.query.account ?? this.#within()
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

  mark(row: UserRow): void {
    if (!this.marked.delete(row.id)) this.marked.add(row.id)
  }

  /** Marked people that are still in the list. */
  readonly markedRows: readonly UserRow[] = $derived.by(() => this.rows.filter(({ id }) => this.marked.has(id)))

  markAll(on: boolean): void {
    this.marked.clear()
    if (on) for (const { id } of this.found) this.marked.add(id)
  }
}
