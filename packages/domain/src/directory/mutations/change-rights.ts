import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { changedList, changedRights } from '../changed-lists.ts'
import { defineMutation, rightsArgument, roleIdsArgument } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { refuseRight } from '../guards/refuse-right.ts'
import { refuseUnknown, unknownRecord } from '../guards/unknown-record.ts'
import { profileOf } from '../profiles/profile-of.ts'
import type { Member } from '../records.ts'
import { listBack, undoEachMember } from '../undo-changes.ts'

/** B11, B16: direct rights and roles, for all accounts of the member at once. */
export const changeRights = defineMutation({
  arguments: v.object({
    memberId: MemberIdSchema,
    add: rightsArgument,
    remove: rightsArgument,
    addRoles: roleIdsArgument,
    removeRoles: roleIdsArgument,
  }),
  who: 'administrators',
  history: 'access',
  run: (directory, { memberId, add, remove, addRoles, removeRoles }) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    const refusal = refuseUnknown(directory, 'role', addRoles) ?? refuseRight(directory, add)
    if (refusal) return refusal
    if (member.primary) return { code: 'primary-is-fixed', name: member.name }
    if (member.admin) return { code: 'admin-access-is-fixed', name: member.name }
    return putIfChanged('member', member, {
      rights: changedRights(profileOf(directory), member.rights, add, remove),
      roleIds: changedList(member.roleIds, addRoles, removeRoles),
    })
  },
  undo: undoEachMember((before, after) => [
    {
      name: 'changeRights',
      args: { memberId: before.id, ...listBack(before.rights, after.rights), ...rolesBack(before, after) },
    },
  ]),
})

const rolesBack = (before: Member, after: Member) => {
  const { add: addRoles, remove: removeRoles } = listBack(before.roleIds, after.roleIds)
  return { addRoles, removeRoles }
}
