import * as v from 'valibot'
import { RoleIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { changedRights } from '../changed-lists.ts'
import { defineMutation, rightsArgument } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { refuseRight } from '../guards/refuse-right.ts'
import { refuseRoleName } from '../guards/refuse-role-name.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { profileOf } from '../profiles/profile-of.ts'
import { roleBack, undoEach } from '../undo-changes.ts'

/** A19: the change reaches every account of every member who has the role. */
export const changeRole = defineMutation({
  arguments: v.object({
    roleId: RoleIdSchema,
    name: v.optional(NameSchema),
    add: rightsArgument,
    remove: rightsArgument,
  }),
  who: 'administrators',
  history: 'roles',
  run: (directory, { roleId, name, add, remove }) => {
    const role = directory.role.get(roleId)
    if (!role) return unknownRecord('role', roleId)
    const renamed = name !== undefined && name !== role.name
    const refusal = refuseRight(directory, add) ?? (renamed ? refuseRoleName(directory, name, roleId) : null)
    if (refusal) return refusal
    const rights = changedRights(profileOf(directory), role.rights, add, remove)
    return putIfChanged('role', role, { name: name ?? role.name, rights })
  },
  undo: undoEach('role', roleBack),
})
