import * as v from 'valibot'
import { RoleIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { put, remove } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { isOpenInvitation } from '../invitation-state.ts'
import type { Member } from '../records.ts'
import { roleBack, undoEach } from '../undo-changes.ts'

/**
 * Refused while a member has it, or an invitation promises it: so no one loses rights as a side effect. An administrator has
 * all rights without it (A16), and none could be taken from one, so there it goes with the role.
 */
export const deleteRole = defineMutation({
  arguments: v.object({ roleId: RoleIdSchema }),
  who: 'administrators',
  history: 'roles',
  run: (directory, { roleId }, { now }) => {
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
  },
  undo: undoEach('role', roleBack),
})
