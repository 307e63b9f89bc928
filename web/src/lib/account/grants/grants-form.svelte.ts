import {
  accountsInOrder,
  type AccessDifference,
  type Account,
  type AccountId,
  type LoginId,
  type Member,
  type MutationInput,
} from '@kontor/domain'
import type { TrayEntry } from '@kontor/replica'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { Choices } from '#lib/form/choices.svelte.ts'
import { previewDifference } from '../access/preview-difference.ts'
import { changeArguments } from '#lib/form/argument.ts'

export interface GrantsFormOptions {
  readonly view: DirectoryView
  readonly loginId: LoginId
  readonly member: () => Member
  /** A refused change to start from. */
  readonly change: TrayEntry | null
}

/** Access to sub-accounts (A15): a tick for each, and what the change does. */
export class GrantsForm {
  readonly grants: Choices<AccountId>
  readonly #options: GrantsFormOptions

  constructor(options: GrantsFormOptions) {
    const { change } = options
    const name = `grants.${options.member().id}${change === null ? '' : `.${change.id}`}`
    this.#options = options
    this.grants = new Choices(name, changeArguments(change?.args, 'add', 'remove'))
  }

  get #directory() {
    const { directory } = this.#options.view
    if (directory === null) throw new Error('grants can be edited only with the directory')
    return directory
  }

  /** Archived ones are shown only where a grant to them remains: it can be withdrawn. */
  readonly subAccounts: readonly Account[] = $derived.by(() => {
    const { grants } = this.#options.member()
    return accountsInOrder(this.#directory).filter(
      ({ id, kind, status }) => kind === 'sub' && (status === 'active' || grants.includes(id)),
    )
  })

  /**
   * A16: an administrator's boxes are ticked and locked. A11: a sub-account's member has only their home, ticked and
   * locked.
   */
  readonly locked: 'administrator' | 'sub-account' | null = $derived.by(() => {
    const member = this.#options.member()
    if (member.admin) return 'administrator'
    return this.#directory.account.get(member.homeAccountId)?.kind === 'sub' ? 'sub-account' : null
  })

  isTicked(id: AccountId): boolean {
    if (this.locked === 'administrator') return this.#directory.account.get(id)?.status === 'active'
    if (this.locked === 'sub-account') return this.#options.member().homeAccountId === id
    return this.grants.isOn(id, this.#options.member().grants)
  }

  readonly args: MutationInput<'changeGrants'> = $derived.by(() => {
    const member = this.#options.member()
    return { memberId: member.id, ...this.grants.changeOf(member.grants) }
  })

  readonly changesNothing: boolean = $derived(this.args.add.length + this.args.remove.length === 0)

  readonly difference: AccessDifference | null = $derived.by(() => {
    const { loginId, member, view } = this.#options
    const mutation = { name: 'changeGrants', args: this.args } as const
    return previewDifference(this.#directory, mutation, { memberId: member().id, loginId, now: view.now }).difference
  })
}
