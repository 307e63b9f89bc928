import type { MutateOptions, DirectoryView } from '#lib/session/directory-view.svelte.ts'
import type { DraftMutation, Role } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { RoleDeletion } from './role-deletion.ts'

/** Sends the steps of a deletion in order; the first refusal ends it, and its reason is returned. */
export const deleteRole = async (
  view: DirectoryView,
  { id: roleId, name, rights }: Role,
  { mutations, holders, invitations }: RoleDeletion,
): Promise<void> => {
  const giveBack = async () => {
    await view.mutate('createRole', { roleId, name, rights: [...rights] })
    for (const { id: memberId } of holders)
      await view.mutate('changeRights', { memberId, add: [], remove: [], addRoles: [roleId], removeRoles: [] })
  }
  // The offer of an invitation cannot be restored. The role gave nothing to administrators (A16).
  const undo = invitations.length === 0 ? () => void giveBack() : undefined
  for (const [at, mutation] of mutations.entries()) {
    const isLast = at === mutations.length - 1
    if (!(await send(view, mutation, isLast ? { done: m.role_deleted({ name }), undo } : {}))) return
  }
}

const send = async (view: DirectoryView, { name, args }: DraftMutation, options: MutateOptions): Promise<boolean> => {
  // The name and its arguments come from one draft, so they match.
  const result = await view.mutate(name, args as never, options)
  return result.accepted
}
