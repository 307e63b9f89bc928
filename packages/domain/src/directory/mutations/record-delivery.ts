import * as v from 'valibot'
import { InvitationIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { undeliveredReasons } from '../records.ts'

/**
 * B4, B7: what the mail server said about the mail of an invitation. What it says about an earlier sending, or about an
 * invitation that was answered meanwhile, no longer matters.
 */
export const recordDelivery = defineMutation({
  arguments: v.object({
    invitationId: InvitationIdSchema,
    /** Which sending it is about: the invitation's `sentAt` when the mail was written. */
    sentAt: v.number(),
    /** Null: the mail server has taken it. */
    reason: v.nullable(v.picklist(undeliveredReasons)),
  }),
  who: 'system',
  history: 'invitations',
  run: (directory, { invitationId, sentAt, reason }, { now }) => {
    const invitation = directory.invitation.get(invitationId)
    if (!invitation) return unknownRecord('invitation', invitationId)
    const { undelivered, ...record } = invitation
    if (invitation.status !== 'pending' || invitation.sentAt !== sentAt) return []
    if (undelivered?.reason === (reason ?? undefined)) return []
    return [put('invitation', reason === null ? record : { ...record, undelivered: { reason, at: now } })]
  },
  undo: 'happened',
})
