import type { Directory } from '../directory.ts'
import { invitationState } from '../invitation-state.ts'
import type { Invitation } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** B8: an invitation that can no longer be accepted as it is: answered, expired or void. */
export const refuseClosedInvitation = (
  directory: Pick<Directory, 'member' | 'token'>,
  invitation: Invitation,
  now: number,
): DirectoryRefusal | null => {
  const status = invitationState(directory, invitation, now)
  return status === 'pending' ? null : { code: 'invitation-not-pending', name: invitation.name, status }
}
