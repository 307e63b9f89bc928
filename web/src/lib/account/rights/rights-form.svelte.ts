import {
  profileOf,
  type AccessDifference,
  type LoginId,
  type Member,
  type MutationInput,
  type Right,
  type Role,
  type RoleId,
} from '@kontor/domain'
import { byName } from '#lib/format/name-order.ts'
import type { TrayEntry } from '@kontor/replica'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { Choices } from '#lib/form/choices.svelte.ts'
import { previewDifference } from '../access/preview-difference.ts'
import { changeArguments } from '#lib/form/argument.ts'
import { rightRows, type RightRow } from './right-rows.ts'

export interface RightsFormOptions {
  readonly view: DirectoryView
  readonly loginId: LoginId
  readonly member: () => Member
  /** A refused change to start from. */
  readonly change: TrayEntry | null
}

/** *Edytuj prawa dostępu* (B11): the ticks, their effect, and sending the change. */
export class RightsForm {
  readonly rights: Choices<Right>
  readonly roleIds: Choices<RoleId>
  readonly #options: RightsFormOptions

  constructor(options: RightsFormOptions) {
    const { change } = options
    const name = `${options.member().id}${change === null ? '' : `.${change.id}`}`
    this.#options = options
    this.rights = new Choices(`rights.${name}`, changeArguments(change?.args, 'add', 'remove'))
    this.roleIds = new Choices(`roles.${name}`, changeArguments(change?.args, 'addRoles', 'removeRoles'))
  }

  get #directory() {
    const { directory } = this.#options.view
    if (directory === null) throw new Error('rights can be edited only with the directory')
    return directory
  }

  readonly roles: readonly Role[] = $derived.by(() => [...this.#directory.role.values()].sort(byName))

  /** The roles that are ticked. */
  readonly chosenRoles: readonly Role[] = $derived.by(() => {
    const { roleIds } = this.#options.member()
    return this.roles.filter(({ id }) => this.roleIds.isOn(id, roleIds))
  })

  readonly rows: readonly RightRow[] = $derived.by(() => {
    const member = this.#options.member()
    const through = this.roles.filter(({ id }) => member.roleIds.includes(id)).flatMap(({ rights }) => rights)
    return rightRows({
      profile: profileOf(this.#directory),
      rights: this.rights.appliedTo(member.rights),
      roles: this.chosenRoles,
      before: [...member.rights, ...through],
    })
  })

  /** The mutation to send. */
  readonly args: MutationInput<'changeRights'> = $derived.by(() => {
    const member = this.#options.member()
    const rights = this.rights.changeOf(member.rights)
    const roles = this.roleIds.changeOf(member.roleIds)
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
    const { loginId, member, view } = this.#options
    const mutation = { name: 'changeRights', args: this.args } as const
    return previewDifference(this.#directory, mutation, { memberId: member().id, loginId, now: view.now }).difference
  })

  forget(): void {
    this.rights.forget()
    this.roleIds.forget()
  }
}

/** The mutation that undoes this one. */
export const reversed = (args: MutationInput<'changeRights'>): MutationInput<'changeRights'> => ({
  memberId: args.memberId,
  add: args.remove,
  remove: args.add,
  addRoles: args.removeRoles,
  removeRoles: args.addRoles,
})
