import { countedAs, type Directory, type Role, type RoleId } from '@kontor/domain'
import { byName, nameOrder } from '#lib/format/name-order.ts'

export interface RoleRow {
  readonly role: Role
  /** Names of its members, including administrators. */
  readonly members: readonly string[]
  /** Invitations that offer it and can still be accepted, or sent again. */
  readonly invitations: number
}

/** Every role by name, and who has it. */
export const roleRows = (directory: Directory, now: number): readonly RoleRow[] => {
  const members = new Map<RoleId, string[]>()
  for (const { name, roleIds } of directory.member.values()) {
    for (const id of roleIds) {
      const known = members.get(id)
      if (known) known.push(name)
      else members.set(id, [name])
    }
  }
  const invitations = new Map<RoleId, number>()
  for (const invitation of directory.invitation.values()) {
    if (countedAs(directory, invitation, now) === null) continue
    for (const id of invitation.roleIds) invitations.set(id, (invitations.get(id) ?? 0) + 1)
  }
  return [...directory.role.values()].sort(byName).map((role) => ({
    role,
    members: (members.get(role.id) ?? []).sort(nameOrder.compare),
    invitations: invitations.get(role.id) ?? 0,
  }))
}
