import type { DefaultRole, RoleId } from '@kontor/domain'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { inForce } from '#lib/session/in-force.ts'
import { newId } from '#lib/session/new-id.ts'
import { inList } from '#lib/words/in-list.ts'
import { defaultRoleName } from './missing-default-roles.ts'

/** Creates them with their names in the current language (A19). */
export const addDefaultRoles = async (
  view: DirectoryView,
  roles: readonly DefaultRole[],
  toasts: Toasts,
): Promise<void> => {
  const made: { readonly roleId: RoleId; readonly name: string }[] = []
  for (const { id, rights } of roles) {
    const role = { roleId: newId<RoleId>(), name: defaultRoleName(id) }
    if ((await view.mutate('createRole', { ...role, rights: [...rights] })).accepted) made.push(role)
  }
  if (made.length === 0) return
  const undo = () => made.forEach(({ roleId }) => void view.mutate('deleteRole', { roleId }))
  const done = m.roles_defaults_added({ names: inList(made.map(({ name }) => name)) })
  toasts.show({ text: inForce(view) === 'now' ? done : m.done_later({ done }), undo })
}
