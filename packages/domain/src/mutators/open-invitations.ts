import { put } from '../directory.ts'
import { actingMember } from '../guards/acting-member.ts'
import { refuseArchived } from '../guards/refuse-archived.ts'
import { refuseEmail } from '../guards/refuse-email.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { limits } from '../limits.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import type { Invitation } from '../records.ts'
import type { Refusal } from '../refusal.ts'

/** B5, B8: sent again, a pending or expired invitation is pending for seven days more; the old link dies. Whoever
 * sends it again answers for it from now on. */
export const resendInvitation: Mutator<MutationArguments<'resendInvitation'>> = (directory, args, { actor, now }) => {
  const invitation = directory.invitation.get(args.invitationId)
  if (!invitation) return unknownRecord('invitation', args.invitationId)
  const refusal =
    refuseAnswered(invitation) ??
    refuseArchived(directory.account.get(invitation.homeAccountId)) ??
    refuseEmail(directory, invitation.email, now, invitation.id)
  const expiresAt = now + limits.invitationLifetimeMs
  const invitedBy = actingMember(directory, actor).id
  return refusal ?? [put('invitation', { ...invitation, invitedBy, status: 'pending', sentAt: now, expiresAt })]
}

export const revokeInvitation: Mutator<MutationArguments<'revokeInvitation'>> = (directory, { invitationId }) => {
  const invitation = directory.invitation.get(invitationId)
  if (!invitation) return unknownRecord('invitation', invitationId)
  return refuseAnswered(invitation) ?? [put('invitation', { ...invitation, status: 'revoked' })]
}

const refuseAnswered = ({ name, status }: Invitation): Refusal | null =>
  status === 'pending' || status === 'expired' ? null : { code: 'invitation-not-pending', name, status }
