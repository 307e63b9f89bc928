import { type LoginId, type Member, type MutationInput, type Right, type Role, type RoleId } from '@kontor/domain'
import type { PendingMutation } from '@kontor/replica'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import type { AccessDifference } from '../access/access-difference.ts'
import { AccessDraft, type AccessChoice } from '../access/access-draft.svelte.ts'
import { changedList, withChange } from '../access/changed-list.ts'
import { profileOf } from '../access/profile-of.ts'
import { previewDifference } from '../access/preview-difference.ts'
import { listArgument } from '../tray/argument.ts'
import { rightRows, type RightRow } from './right-rows.ts'

export interface RightsFormOptions {
  readonly view: DirectoryView
  readonly loginId: LoginId
  readonly member: () => Member
  /** A refused change to start from. */
  readonly change: Pick<PendingMutation, 'args'> | null
}

/** *Edytuj prawa dostępu* (B11): what is ticked, what it changes, and how to send it. */
export class RightsForm {
  readonly draft: AccessDraft
  readonly #options: RightsFormOptions

  constructor(options: RightsFormOptions) {
    this.#options = options
    const member = options.member()
    this.draft = new AccessDraft(`rights.${member.id}`, startOf(member, options.change?.args))
  }

  get #directory() {
    const { directory } = this.#options.view
    if (directory === null) throw new Error('Rights are edited where the directory is.')
    return directory
  }

  get roles(): readonly Role[] {
    return [...this.#directory.role.values()].sort((one, other) => one.name.localeCompare(other.name))
  }

  readonly rows: readonly RightRow[] = $derived.by(() =>
    rightRows({
      profile: profileOf(this.#directory),
      rights: this.draft.rights,
      roles: this.roles.filter(({ id }) => this.draft.roleIds.has(id)),
      before: this.#heldNow,
    }),
  )

  readonly #heldNow: readonly Right[] = $derived.by(() => {
    const member = this.#options.member()
    const through = this.roles.filter(({ id }) => member.roleIds.includes(id)).flatMap(({ rights }) => rights)
    return [...member.rights, ...through]
  })

  /** What would be sent. */
  readonly args: MutationInput<'changeRights'> = $derived.by(() => {
    const member = this.#options.member()
    const rights = changedList(member.rights, this.draft.rights)
    const roles = changedList(member.roleIds, this.draft.roleIds)
    return {
      memberId: member.id,
      add: rights.add,
      remove: rights.remove,
      addRoles: roles.add,
      removeRoles: roles.remove,
    }
  })

  readonly changesNothing: boolean = $derived(
    [this.args.add, this.args.remove, this.args.addRoles, this.args.removeRoles].every((list) => list.length === 0),
  )

  readonly difference: AccessDifference | null = $derived.by(() => {
    const { loginId, member } = this.#options
    const mutation = { name: 'changeRights', args: this.args } as const
    return previewDifference(this.#directory, mutation, { memberId: member().id, loginId }).difference
  })
}

/** Today's access, with the refused change applied once more on top. */
const startOf = (member: Member, args: PendingMutation['args'] | undefined): AccessChoice => ({
  homeAccountId: member.homeAccountId,
  admin: member.admin,
  rights: withChange(member.rights, listArgument<Right>(args, 'add'), listArgument<Right>(args, 'remove')),
  roleIds: withChange(
    member.roleIds,
    listArgument<RoleId>(args, 'addRoles'),
    listArgument<RoleId>(args, 'removeRoles'),
  ),
  grants: member.grants,
})

/** The mutation that takes this one back. */
export const reversed = (args: MutationInput<'changeRights'>): MutationInput<'changeRights'> => ({
  memberId: args.memberId,
  add: args.remove,
  remove: args.add,
  addRoles: args.removeRoles,
  removeRoles: args.addRoles,
})
