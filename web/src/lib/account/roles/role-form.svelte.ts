import {
  affectedPeople,
  previewMutations,
  profileOf,
  type AffectedPerson,
  type LoginId,
  type MutationInput,
  type Refusal,
  type Right,
  type Role,
  type RoleId,
} from '@kontor/domain'
import type { MutateResult, TrayEntry } from '@kontor/replica'
import { FormState } from '#lib/form/form-state.svelte.ts'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { newId } from '#lib/session/new-id.ts'
import { Choices } from '#lib/form/choices.svelte.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import { rightRows, type RightRow } from '../rights/right-rows.ts'
import { changeArguments, listArgument, textArgument } from '#lib/form/argument.ts'

export interface RoleFormOptions {
  readonly view: DirectoryView
  readonly loginId: LoginId
  /** Null: a new one. */
  readonly role: Role | null
  /** A refused change to start from. */
  readonly change: TrayEntry | null
}

/** A role's name and rights, and the members that a change of them affects. */
export class RoleForm {
  readonly text: FormState<'name'>
  readonly rights: Choices<Right>
  readonly #options: RoleFormOptions
  readonly #startName: string

  constructor(options: RoleFormOptions) {
    const { role, change } = options
    const name = `role.${change?.id ?? role?.id ?? 'new'}`
    this.#options = options
    this.#startName = role?.name ?? ''
    const initial = textArgument(change?.args, 'name') || this.#startName
    this.text = new FormState({ keep: name, fields: { name: { kind: 'name', initial } } })
    const { add, remove } = changeArguments<Right>(change?.args, 'add', 'remove')
    this.rights = new Choices(name, { add: [...listArgument<Right>(change?.args, 'rights'), ...add], remove })
    if (change !== null) this.#say(change.refusal)
  }

  get #directory() {
    const { directory } = this.#options.view
    if (directory === null) throw new Error('roles can be edited only with the directory')
    return directory
  }

  readonly rows: readonly RightRow[] = $derived.by(() => {
    const { role } = this.#options
    const before = role?.rights ?? null
    const rights = this.rights.appliedTo(before ?? [])
    return rightRows({ profile: profileOf(this.#directory), rights, roles: [], before })
  })

  /** The mutation for an existing role. */
  readonly change: MutationInput<'changeRole'> = $derived.by(() => {
    const { role } = this.#options
    const { name } = this.text.values
    // An unchanged name is not sent: a colleague may have changed it meanwhile.
    const renamed = name === this.#startName ? {} : { name }
    return { roleId: role?.id ?? ('' as RoleId), ...renamed, ...this.rights.changeOf(role?.rights ?? []) }
  })

  readonly changesNothing: boolean = $derived.by(
    () =>
      this.#options.role !== null &&
      this.change.name === undefined &&
      this.change.add.length + this.change.remove.length === 0,
  )

  /** A19: everyone whose access the change of rights affects. */
  readonly affected: readonly AffectedPerson[] = $derived.by(() => {
    const { role, loginId, view } = this.#options
    if (role === null) return []
    const { roleId, add, remove } = this.change
    if (add.length + remove.length === 0) return []
    const mutation = { name: 'changeRole', args: { roleId, add, remove } } as const
    const after = previewMutations(this.#directory, [mutation], { loginId, now: view.now })
    return after.directory === null ? [] : affectedPeople(this.#directory, after.directory)
  })

  async save(done: string): Promise<boolean> {
    if (!this.text.ready()) return false
    const { view, role } = this.#options
    if (role === null) {
      const args = { roleId: newId<RoleId>(), name: this.text.values.name, rights: this.rights.appliedTo([]) }
      const undo = () => void view.mutate('deleteRole', { roleId: args.roleId })
      return this.#report(await view.mutate('createRole', args, { done, undo, saysRefusal: true }))
    }
    const { roleId, add, remove, ...renamed } = this.change
    const back = { roleId, add: remove, remove: add, ...(renamed.name === undefined ? {} : { name: role.name }) }
    const undo = () => void view.mutate('changeRole', back)
    return this.#report(await view.mutate('changeRole', this.change, { done, undo, saysRefusal: true }))
  }

  /** A taken name is reported beside the name, anything else above the buttons. */
  #report(result: MutateResult): boolean {
    if (!result.accepted) this.#say(result.refusal)
    return result.accepted
  }

  #say(refusal: Refusal): void {
    this.text.refuse(refusal.code === 'role-name-taken' ? 'name' : null, () => refusalSentence(refusal))
  }

  forget(): void {
    this.text.reset()
    this.rights.forget()
  }
}
