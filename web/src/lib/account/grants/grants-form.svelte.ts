import {
  accountsInOrder,
  type Account,
  type AccountId,
  type LoginId,
  type Member,
  type MutationInput,
} from '@kontor/domain'
import type { PendingMutation } from '@kontor/replica'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import type { AccessDifference } from '../access/access-difference.ts'
import { AccessDraft } from '../access/access-draft.svelte.ts'
import { changedList, withChange } from '../access/changed-list.ts'
import { previewDifference } from '../access/preview-difference.ts'
import { listArgument } from '../tray/argument.ts'

export interface GrantsFormOptions {
  readonly view: DirectoryView
  readonly loginId: LoginId
  readonly member: () => Member
  /** A refused change to start from. */
  readonly change: Pick<PendingMutation, 'args'> | null
}

/** Access to sub-accounts (A15): a tick for each, and what the change does. */
export class GrantsForm {
  readonly draft: AccessDraft
  readonly #options: GrantsFormOptions

  constructor(options: GrantsFormOptions) {
    this.#options = options
    const { id, homeAccountId, admin, rights, roleIds, grants } = options.member()
    const args = options.change?.args
    const start = withChange(grants, listArgument<AccountId>(args, 'add'), listArgument<AccountId>(args, 'remove'))
    this.draft = new AccessDraft(`grants.${id}`, { homeAccountId, admin, rights, roleIds, grants: start })
  }

  get #directory() {
    const { directory } = this.#options.view
    if (directory === null) throw new Error('Grants are edited where the directory is.')
    return directory
  }

  /** Archived ones are shown only where a grant still lies on them: it can be taken. */
  readonly subAccounts: readonly Account[] = $derived.by(() => {
    const { grants } = this.#options.member()
    return accountsInOrder(this.#directory).filter(
      ({ id, kind, status }) => kind === 'sub' && (status === 'active' || grants.includes(id)),
    )
  })

  /** A16: an administrator's boxes are ticked and locked. A11: so is the home of a sub-account's member, and alone. */
  readonly locked: 'administrator' | 'sub-account' | null = $derived.by(() => {
    const member = this.#options.member()
    if (member.admin) return 'administrator'
    return this.#directory.account.get(member.homeAccountId)?.kind === 'sub' ? 'sub-account' : null
  })

  isTicked(id: AccountId): boolean {
    if (this.locked === 'administrator') return this.#directory.account.get(id)?.status === 'active'
    if (this.locked === 'sub-account') return this.#options.member().homeAccountId === id
    return this.draft.grants.has(id)
  }

  readonly args: MutationInput<'changeGrants'> = $derived.by(() => {
    const member = this.#options.member()
    return { memberId: member.id, ...changedList(member.grants, this.draft.grants) }
  })

  readonly changesNothing: boolean = $derived(this.args.add.length + this.args.remove.length === 0)

  readonly difference: AccessDifference | null = $derived.by(() => {
    const { loginId, member } = this.#options
    const mutation = { name: 'changeGrants', args: this.args } as const
    return previewDifference(this.#directory, mutation, { memberId: member().id, loginId }).difference
  })
}
