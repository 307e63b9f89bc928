import { changedList } from '../changed-list.ts'
import { changedRights } from '../changed-rights.ts'
import { put, type Directory, type Write } from '../directory.ts'
import { actingMember } from '../guards/acting-member.ts'
import { limits } from '../limits.ts'
import type { MutationContext } from '../mutation.ts'
import { profileOf } from '../profiles/profile-of.ts'
import type { Invitation } from '../records.ts'

/** B3, B8: a pending invitation that lives for seven days from now. */
export const newInvitation = (
  directory: Directory,
  invitation: Omit<Invitation, 'invitedBy' | 'sentAt' | 'expiresAt' | 'status'>,
  { actor, now }: MutationContext,
): readonly Write[] => [
  put('invitation', {
    ...invitation,
    rights: changedRights(profileOf(directory), invitation.rights, [], []),
    roleIds: changedList(invitation.roleIds, [], []),
    grants: changedList(invitation.grants, [], []),
    invitedBy: actingMember(directory, actor).id,
    sentAt: now,
    expiresAt: now + limits.invitationLifetimeMs,
    status: 'pending',
  }),
]
