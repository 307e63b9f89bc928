import type { AccountId, Right, RoleId } from '@kontor/domain'
import { SvelteSet } from 'svelte/reactivity'
import { keptValue, type KeptValue } from '#lib/form/kept-value.ts'

/** The access chosen for a person. Lists, because mutations contain lists. */
export interface AccessChoice {
  readonly homeAccountId: AccountId
  readonly admin: boolean
  readonly rights: readonly Right[]
  readonly roleIds: readonly RoleId[]
  readonly grants: readonly AccountId[]
}

/** The access being chosen in a dialog, before it is sent. With a name it survives a reload. */
export class AccessDraft {
  readonly rights = new SvelteSet<Right>()
  readonly roleIds = new SvelteSet<RoleId>()
  readonly grants = new SvelteSet<AccountId>()
  #home = $state.raw('' as AccountId)
  #admin = $state(false)
  readonly #kept: KeptValue<AccessChoice>

  constructor(name: string, initial: AccessChoice) {
    this.#kept = keptValue(name)
    this.#take({ ...initial, ...this.#kept.read() })
  }

  get homeAccountId(): AccountId {
    return this.#home
  }
  set homeAccountId(id: AccountId) {
    this.#home = id
    this.#keep()
  }

  get admin(): boolean {
    return this.#admin
  }
  set admin(admin: boolean) {
    this.#admin = admin
    this.#keep()
  }

  get choice(): AccessChoice {
    return {
      homeAccountId: this.#home,
      admin: this.#admin,
      rights: [...this.rights],
      roleIds: [...this.roleIds],
      grants: [...this.grants],
    }
  }

  set<Kind extends 'rights' | 'roleIds' | 'grants'>(kind: Kind, item: AccessChoice[Kind][number], on: boolean): void {
    // The kind and the item belong together by the signature.
    const chosen = this[kind] as SvelteSet<AccessChoice[Kind][number]>
    if (on) chosen.add(item)
    else chosen.delete(item)
    this.#keep()
  }

  forget(): void {
    this.#kept.forget()
  }

  #keep(): void {
    this.#kept.write(this.choice)
  }

  #take(choice: AccessChoice): void {
    this.#home = choice.homeAccountId
    this.#admin = choice.admin
    for (const right of choice.rights) this.rights.add(right)
    for (const id of choice.roleIds) this.roleIds.add(id)
    for (const id of choice.grants) this.grants.add(id)
  }
}
