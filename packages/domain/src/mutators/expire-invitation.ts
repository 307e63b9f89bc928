import { unknownRecord } from '../guards/unknown-record.ts'
import type { Mutator, SystemMutationArguments } from '../mutation.ts'
import { putIfChanged } from '../put-if-changed.ts'

/** B8. One that was sent again, accepted or revoked meanwhile stays as it is. */
export const expireInvitation: Mutator<SystemMutationArguments<'expireInvitation'>> = (directory, args, { now }) => {
  const invitation = directory.invitation.get(args.invitationId)
  if (!invitation) return unknownRecord('invitation', args.invitationId)
  if (invitation.status !== 'pending' || invitation.expiresAt > now) return []
  return putIfChanged('invitation', invitation, { status: 'expired' })
}
