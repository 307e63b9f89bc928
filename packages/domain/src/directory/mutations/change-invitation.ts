import * as v from 'valibot'
import { InvitationIdSchema } from '../../kernel/ids.ts'
import { changedList, changedRights } from '../changed-lists.ts'
import { defineMutation, grantsArgument, rightsArgument, roleIdsArgument } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { refuseClosedInvitation } from '../guards/refuse-closed-invitation.ts'
import { refuseGrants } from '../guards/refuse-grants.ts'
import { refuseRight } from '../guards/refuse-right.ts'
import { refuseUnknown, unknownRecord } from '../guards/unknown-record.ts'
import { profileOf } from '../profiles/profile-of.ts'
import { listBack, undoEach } from '../undo-changes.ts'

/**
 * E4: what a pending invitation promises: direct rights, roles and grants. The person who accepts it later has what it
 * promises then. The mail stays as it is: it names no rights. Another e-mail address needs another invitation, since the
 * link was sent to this one.
 */
export const changeInvitation = defineMutation({
  arguments: v.object({
    invitationId: InvitationIdSchema,
    add: rightsArgument,
    remove: rightsArgument,
    addRoles: roleIdsArgument,
    removeRoles: roleIdsArgument,
    addGrants: grantsArgument,
    removeGrants: grantsArgument,
  }),
  who: 'administrators',
  history: 'invitations',
  run: (directory, args, { now }) => {
    const { invitationId, add, addRoles, addGrants } = args
    const invitation = directory.invitation.get(invitationId)
    if (!invitation) return unknownRecord('invitation', invitationId)
    const unknown = refuseUnknown(directory, 'role', addRoles) ?? refuseUnknown(directory, 'account', addGrants)
    if (unknown) return unknown
    const refusal = refuseClosedInvitation(directory, invitation, now) ?? refuseRight(directory, add)
    if (refusal) return refusal
    if (invitation.admin) return { code: 'admin-access-is-fixed', name: invitation.name }
    const given = addGrants.filter((id) => !invitation.grants.includes(id))
    return (
      refuseGrants(directory, invitation, given) ??
      putIfChanged('invitation', invitation, {
        rights: changedRights(profileOf(directory), invitation.rights, add, args.remove),
        roleIds: changedList(invitation.roleIds, addRoles, args.removeRoles),
        grants: changedList(invitation.grants, addGrants, args.removeGrants),
      })
    )
  },
  undo: undoEach('invitation', ({ before, after }) => {
    if (before === null || after === null) return []
    const roles = listBack(before.roleIds, after.roleIds)
    const grants = listBack(before.grants, after.grants)
    return [
      {
        name: 'changeInvitation',
        args: {
          invitationId: before.id,
          ...listBack(before.rights, after.rights),
          ...{ addRoles: roles.add, removeRoles: roles.remove, addGrants: grants.add, removeGrants: grants.remove },
        },
      },
    ]
  }),
})
