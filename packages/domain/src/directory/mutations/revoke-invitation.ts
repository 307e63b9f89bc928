import * as v from 'valibot'
import { InvitationIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { refuseAnswered } from '../guards/refuse-answered.ts'
import { unknownRecord } from '../guards/unknown-record.ts'

export const revokeInvitation = defineMutation({
  arguments: v.object({ invitationId: InvitationIdSchema }),
  who: 'administrators',
  history: 'invitations',
  run: (directory, { invitationId }) => {
    const invitation = directory.invitation.get(invitationId)
    if (!invitation) return unknownRecord('invitation', invitationId)
    return refuseAnswered(invitation) ?? [put('invitation', { ...invitation, status: 'revoked' })]
  },
  undo: 'invitation',
})
