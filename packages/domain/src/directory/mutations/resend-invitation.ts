import * as v from 'valibot'
import { InvitationIdSchema } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { actingMember } from '../guards/acting-member.ts'
import { refuseAnswered } from '../guards/refuse-answered.ts'
import { refuseArchived } from '../guards/refuse-archived.ts'
import { refuseEmail } from '../guards/refuse-email.ts'
import { refuseMakingAdministrator } from '../guards/refuse-making-administrator.ts'
import { refuseTooManyMails } from '../guards/refuse-too-many-mails.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { sentInvitationEffects } from '../sent-invitation-effects.ts'

/**
 * B5, B8: sent again, a pending or expired invitation is pending for seven days more, and the old link stops working. The
 * administrator who sends it again answers for it from now on.
 */
export const resendInvitation = defineMutation({
  arguments: v.object({ invitationId: InvitationIdSchema }),
  who: 'administrators',
  history: 'invitations',
  facts: ({ invitationId }) => ({ invitationId, mailTo: { invitationId } }),
  run: (directory, { invitationId }, context) => {
    const invitation = directory.invitation.get(invitationId)
    if (!invitation) return unknownRecord('invitation', invitationId)
    const { now } = context
    const refusal =
      refuseMakingAdministrator(invitation, context) ??
      refuseAnswered(invitation) ??
      refuseArchived(directory.account.get(invitation.homeAccountId)) ??
      refuseEmail(directory, invitation.email, now, invitation.id) ??
      refuseTooManyMails(context.facts, invitation.email)
    const expiresAt = now + limits.invitationLifetimeMs
    const invitedBy = actingMember(context).memberId
    const { undelivered: _ofTheEarlierMail, ...record } = invitation
    return refusal ?? [put('invitation', { ...record, invitedBy, status: 'pending', sentAt: now, expiresAt })]
  },
  undo: 'invitation',
  effects: sentInvitationEffects,
})
