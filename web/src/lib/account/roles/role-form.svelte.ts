import type { LoginId, MutationInput, Right, Role, RoleId } from '@kontor/domain'
import type { TrayEntry } from '@kontor/replica'
import { SvelteSet } from 'svelte/reactivity'
import { FormState } from '#lib/form/form-state.svelte.ts'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { newId } from '#lib/session/new-id.ts'
import { changedList, withChange } from '../access/changed-list.ts'
import { preview } from '../access/preview.ts'
import { profileOf } from '../access/profile-of.ts'
import { keptValue } from '../kept-value.ts'
import { rightRows, type RightRow } from '../rights/right-rows.ts'
import { listArgument, textArgument } from '../tray/argument.ts'
import { roleDifference, type RoleDifference } from './role-difference.ts'

export interface RoleFormOptions {
  readonly view: DirectoryView
  readonly loginId: LoginId
  /** Null: a new one. */
  readonly role: Role | null
  /** A refused change to start from. */
  readonly change: TrayEntry | null
}

/** A role's name and rights, and whom a change of them touches. */
export class RoleForm {
  readonly text: FormState<'name'>
  readonly rights: SvelteSet<Right>
  readonly #options: RoleFormOptions
  readonly #kept

  constructor(options: RoleFormOptions) {
    const { role, change } = options
    const name = `role.${change?.id ?? role?.id ?? 'new'}`
    this.#options = options
    this.#kept = keptValue<Right[]>(name)
    this.text = new FormState({
      keep: name,
      fields: { name: { kind: 'name', initial: textArgument(change?.args, 'name') || (role?.name ?? '') } },
    })
    this.rights = new SvelteSet(this.#kept.read() ?? rightsOf(role, change))
  }

  get #directory() {
    const { directory } = this.#options.view
    if (directory === null) throw new Error('Roles are edited where the directory is.')
    return directory
  }

  readonly rows: readonly RightRow[] = $derived.by(() => {
    const { role } = this.#options
    const before = role?.rights ?? null
    return rightRows({ profile: profileOf(this.#directory), rights: this.rights, roles: [], before })
  })

  set(right: Right, on: boolean): void {
    if (on) this.rights.add(right)
    else this.rights.delete(right)
    this.#kept.write([...this.rights])
  }

  /** What would be sent for a role that exists. */
  readonly change: MutationInput<'changeRole'> = $derived.by(() => {
    const { role } = this.#options
    const { name } = this.text.values
    const renamed = name === role?.name ? {} : { name }
    return { roleId: role?.id ?? ('' as RoleId), ...renamed, ...changedList(role?.rights ?? [], this.rights) }
  })

  readonly changesNothing: boolean = $derived.by(
    () =>
      this.#options.role !== null &&
      this.change.name === undefined &&
      this.change.add.length + this.change.remove.length === 0,
  )

  readonly difference: readonly RoleDifference[] = $derived.by(() => {
    const { role, loginId } = this.#options
    if (role === null) return []
    const { roleId, add, remove } = this.change
    const after = preview(this.#directory, [{ name: 'changeRole', args: { roleId, add, remove } }], loginId)
    return after.directory === null ? [] : roleDifference(this.#directory, after.directory, role.id)
  })

  async save(done: string): Promise<boolean> {
    if (!this.text.ready()) return false
    const { view, role } = this.#options
    if (role === null) {
      const args = { roleId: newId<RoleId>(), name: this.text.values.name, rights: [...this.rights] }
      const undo = () => void view.mutate('deleteRole', { roleId: args.roleId })
      return (await view.mutate('createRole', args, { done, undo })).accepted
    }
    const { roleId, add, remove, ...renamed } = this.change
    const back = { roleId, add: remove, remove: add, ...(renamed.name === undefined ? {} : { name: role.name }) }
    const undo = () => void view.mutate('changeRole', back)
    return (await view.mutate('changeRole', this.change, { done, undo })).accepted
  }

  forget(): void {
    this.text.reset()
    this.#kept.forget()
  }
}

const rightsOf = (role: Role | null, change: TrayEntry | null): readonly Right[] => {
  const list = (argument: string) => listArgument<Right>(change?.args, argument)
  return withChange(role?.rights ?? [], [...list('rights'), ...list('add')], list('remove'))
}
