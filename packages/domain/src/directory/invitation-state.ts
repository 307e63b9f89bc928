import type { Directory } from './directory.ts'
import type { Invitation } from './records.ts'

/** What has become of an invitation; `void`: its inviter is not, or was not always, an administrator since. */
export type InvitationState = Invitation['status']

/**
 * B8: one whose time is over counts as expired, marked or not. B2: only administrators invite, and an invitation depends
 * on the rights of the one who sent it last. When that person loses them, it is void, and stays void if they get them
 * back, until an administrator sends it again.
 */
export const invitationState = (
  directory: Pick<Directory, 'member'>,
  invitation: Invitation,
  now: number,
): InvitationState => {
  if (invitation.status !== 'pending') return invitation.status
  if (invitation.expiresAt <= now) return 'expired'
  const inviter = directory.member.get(invitation.invitedBy)
  return inviter?.admin && inviter.status === 'active' ? 'pending' : 'void'
}

/** Can it still be accepted? */
export const isOpenInvitation = (directory: Pick<Directory, 'member'>, invitation: Invitation, now: number): boolean =>
  invitationState(directory, invitation, now) === 'pending'
