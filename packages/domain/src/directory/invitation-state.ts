import type { MemberId, TokenId } from '../kernel/ids.ts'
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
  directory: Pick<Directory, 'member' | 'token'>,
  invitation: Invitation,
  now: number,
): InvitationState => {
  if (invitation.status !== 'pending') return invitation.status
  if (invitation.expiresAt <= now) return 'expired'
  return mayStillInvite(directory, invitation.invitedBy) ? 'pending' : 'void'
}

/** A token that has ended sends no more invitations, but those that it sent stay; one that was revoked has no record. */
const mayStillInvite = ({ member, token }: Pick<Directory, 'member' | 'token'>, id: MemberId): boolean => {
  const inviter = member.get(id)
  if (inviter === undefined) return token.has(id as string as TokenId)
  return inviter.admin && inviter.status === 'active'
}

/** Who sent it last, by name: a person, or a program; null: neither is there any more. */
export const inviterName = (
  { member, token }: Pick<Directory, 'member' | 'token'>,
  { invitedBy }: Pick<Invitation, 'invitedBy'>,
): string | null => member.get(invitedBy)?.name ?? token.get(invitedBy as string as TokenId)?.name ?? null

/** Can it still be accepted? */
export const isOpenInvitation = (
  directory: Pick<Directory, 'member' | 'token'>,
  invitation: Invitation,
  now: number,
): boolean => invitationState(directory, invitation, now) === 'pending'
