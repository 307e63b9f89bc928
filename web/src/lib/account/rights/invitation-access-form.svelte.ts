import {
  accessDifference,
  accountsInOrder,
  profileOf,
  type AccessDifference,
  type Account,
  type AccountId,
  type Invitation,
  type MutationInput,
  type Right,
  type Role,
  type RoleId,
} from '@kontor/domain'
import type { TrayEntry } from '@kontor/replica'
import { changeArguments } from '#lib/form/argument.ts'
import { Choices } from '#lib/form/choices.svelte.ts'
import { byName } from '#lib/format/name-order.ts'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { accessOfChoice } from '../access/access-of-choice.ts'
import { rightRows, type RightRow } from './right-rows.ts'

export interface InvitationAccessOptions {
  readonly view: DirectoryView
  readonly invitation: () => Invitation
  /** A refused change to start from. */
  readonly change: TrayEntry | null
}

/** The access that an invitation offers (E4): the ticks, their effect, and sending the change. */
export class InvitationAccessForm {
  readonly rights: Choices<Right>
  readonly roleIds: Choices<RoleId>
  readonly grants: Choices<AccountId>
  readonly #options: InvitationAccessOptions

  constructor(options: InvitationAccessOptions) {
    const { change } = options
    const name = `${options.invitation().id}${change === null ? '' : `.${change.id}`}`
    this.#options = options
    this.rights = new Choices(`rights.${name}`, changeArguments(change?.args, 'add', 'remove'))
    this.roleIds = new Choices(`roles.${name}`, changeArguments(change?.args, 'addRoles', 'removeRoles'))
    this.grants = new Choices(`grants.${name}`, changeArguments(change?.args, 'addGrants', 'removeGrants'))
  }

  get #directory() {
    const { directory } = this.#options.view
    if (directory === null) throw new Error('invitations can be edited only with the directory')
    return directory
  }

  readonly roles: readonly Role[] = $derived.by(() => [...this.#directory.role.values()].sort(byName))

  readonly chosenRoles: readonly Role[] = $derived.by(() => {
    const { roleIds } = this.#options.invitation()
    return this.roles.filter(({ id }) => this.roleIds.isOn(id, roleIds))
  })

  readonly rows: readonly RightRow[] = $derived.by(() => {
    const invitation = this.#options.invitation()
    const through = this.roles.filter(({ id }) => invitation.roleIds.includes(id)).flatMap(({ rights }) => rights)
    return rightRows({
      profile: profileOf(this.#directory),
      rights: this.rights.appliedTo(invitation.rights),
      roles: this.chosenRoles,
      before: [...invitation.rights, ...through],
    })
  })

  /** A11: only a person of the main account has grants. */
  readonly hasGrants: boolean = $derived.by(
    () => this.#directory.account.get(this.#options.invitation().homeAccountId)?.kind === 'main',
  )

  /** Archived ones are shown only where the invitation has them: they can be removed. */
  readonly subAccounts: readonly Account[] = $derived.by(() => {
    const { grants } = this.#options.invitation()
    return accountsInOrder(this.#directory).filter(
      ({ id, kind, status }) => kind === 'sub' && (status === 'active' || grants.includes(id)),
    )
  })

  isGranted(id: AccountId): boolean {
    return this.grants.isOn(id, this.#options.invitation().grants)
  }

  /** The mutation to send. */
  readonly args: MutationInput<'changeInvitation'> = $derived.by(() => {
    const invitation = this.#options.invitation()
    const roles = this.roleIds.changeOf(invitation.roleIds)
    const grants = this.grants.changeOf(invitation.grants)
    return {
      invitationId: invitation.id,
      ...this.rights.changeOf(invitation.rights),
      ...{ addRoles: roles.add, removeRoles: roles.remove, addGrants: grants.add, removeGrants: grants.remove },
    }
  })

  readonly changesNothing: boolean = $derived(
    Object.values(this.args).every((argument) => typeof argument === 'string' || argument.length === 0),
  )

  /** The access that the accepting person gains and loses compared with now. */
  readonly difference: AccessDifference = $derived.by(() => {
    const invitation = this.#options.invitation()
    const after = {
      ...invitation,
      rights: this.rights.appliedTo(invitation.rights),
      roleIds: this.roleIds.appliedTo(invitation.roleIds),
      grants: this.grants.appliedTo(invitation.grants),
    }
    return accessDifference(accessOfChoice(this.#directory, invitation), accessOfChoice(this.#directory, after))
  })

  forget(): void {
    for (const choices of [this.rights, this.roleIds, this.grants]) choices.forget()
  }
}

/** The mutation that undoes this one. */
export const reversedInvitationChange = (
  args: MutationInput<'changeInvitation'>,
): MutationInput<'changeInvitation'> => ({
  invitationId: args.invitationId,
  ...{ add: args.remove, remove: args.add, addRoles: args.removeRoles, removeRoles: args.addRoles },
  ...{ addGrants: args.removeGrants, removeGrants: args.addGrants },
})
