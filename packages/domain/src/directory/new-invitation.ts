import { limits } from '../kernel/limits.ts'
import { changedList, changedRights } from './changed-lists.ts'
import type { DirectoryContext } from './define-mutation.ts'
import { type Directory, type DirectoryWrite, put } from './directory.ts'
import { actingMember } from './guards/acting-member.ts'
import { profileOf } from './profiles/profile-of.ts'
import type { Invitation } from './records.ts'

/** B3, B8: a pending invitation that lives for seven days from now. */
export const newInvitation = (
  directory: Directory,
  invitation: Omit<Invitation, 'invitedBy' | 'sentAt' | 'expiresAt' | 'status'>,
  context: DirectoryContext,
): readonly DirectoryWrite[] => [
  put('invitation', {
    ...invitation,
    rights: changedRights(profileOf(directory), invitation.rights, [], []),
    roleIds: changedList(invitation.roleIds, [], []),
    grants: changedList(invitation.grants, [], []),
    invitedBy: actingMember(context).memberId,
    sentAt: context.now,
    expiresAt: context.now + limits.invitationLifetimeMs,
    status: 'pending',
  }),
]
