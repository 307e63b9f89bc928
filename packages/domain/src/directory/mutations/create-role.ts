import * as v from 'valibot'
import { RoleIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { changedRights } from '../changed-lists.ts'
import { defineMutation, rightsArgument } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { refuseRight } from '../guards/refuse-right.ts'
import { refuseRoleName } from '../guards/refuse-role-name.ts'
import { profileOf } from '../profiles/profile-of.ts'
import { roleBack, undoEach } from '../undo-changes.ts'

/** A19: a role is a named set of rights. */
export const createRole = defineMutation({
  arguments: v.object({ roleId: RoleIdSchema, name: NameSchema, rights: rightsArgument }),
  who: 'administrators',
  history: 'roles',
  run: (directory, { roleId, name, rights }) => {
    const refusal =
      refuseNewRecord(directory, 'role', roleId) ?? refuseRight(directory, rights) ?? refuseRoleName(directory, name)
    return refusal ?? [put('role', { id: roleId, name, rights: changedRights(profileOf(directory), rights, [], []) })]
  },
  undo: undoEach('role', roleBack),
})
