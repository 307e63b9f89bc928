import * as v from 'valibot'
import { InvitationIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'

/** B8. One that was sent again, accepted or revoked meanwhile stays as it is. */
export const expireInvitation = defineMutation({
  arguments: v.object({ invitationId: InvitationIdSchema }),
  who: 'system',
  history: 'invitations',
  run: (directory, { invitationId }, { now }) => {
    const invitation = directory.invitation.get(invitationId)
    if (!invitation) return unknownRecord('invitation', invitationId)
    if (invitation.status !== 'pending' || invitation.expiresAt > now) return []
    return putIfChanged('invitation', invitation, { status: 'expired' })
  },
  undo: 'invitation',
})
