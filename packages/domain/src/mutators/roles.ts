import { changedRights } from '../changed-rights.ts'
import { put, remove } from '../directory.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { refuseRight } from '../guards/refuse-right.ts'
import { refuseRoleName } from '../guards/refuse-role-name.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { isOpenInvitation } from '../invitation-state.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import { profileOf } from '../profiles/profile-of.ts'
import { putIfChanged } from '../put-if-changed.ts'
import type { Member } from '../records.ts'

/** A19: a role is a named set of rights. */
export const createRole: Mutator<MutationArguments<'createRole'>> = (directory, { roleId, name, rights }) => {
  const refusal =
    refuseNewRecord(directory, 'role', roleId) ?? refuseRight(directory, rights) ?? refuseRoleName(directory, name)
  return refusal ?? [put('role', { id: roleId, name, rights: changedRights(profileOf(directory), rights, [], []) })]
}

/** A19: the change reaches every account of every member who has the role. */
export const changeRole: Mutator<MutationArguments<'changeRole'>> = (directory, { roleId, name, add, remove }) => {
  const role = directory.role.get(roleId)
  if (!role) return unknownRecord('role', roleId)
  const renamed = name !== undefined && name !== role.name
  const refusal = refuseRight(directory, add) ?? (renamed ? refuseRoleName(directory, name, roleId) : null)
  if (refusal) return refusal
  const rights = changedRights(profileOf(directory), role.rights, add, remove)
  return putIfChanged('role', role, { name: name ?? role.name, rights })
}

/**
 * Refused while anybody has it, or is invited to it: nobody loses rights by the way. An administrator has all rights
 * without it (A16), and none could be taken from one, so there it goes with the role.
 */
export const deleteRole: Mutator<MutationArguments<'deleteRole'>> = (directory, { roleId }, { now }) => {
  const role = directory.role.get(roleId)
  if (!role) return unknownRecord('role', roleId)
  const administrators: Member[] = []
  let members = 0
  for (const member of directory.member.values()) {
    if (!member.roleIds.includes(roleId)) continue
    if (member.admin) administrators.push(member)
    else members += 1
  }
  let invitations = 0
  for (const invitation of directory.invitation.values()) {
    if (isOpenInvitation(directory, invitation, now) && invitation.roleIds.includes(roleId)) invitations += 1
  }
  if (members + invitations > 0) return { code: 'role-in-use', name: role.name, members, invitations }
  const without = administrators.map((member) =>
    put('member', { ...member, roleIds: member.roleIds.filter((id) => id !== roleId) }),
  )
  return [...without, remove('role', roleId)]
}
