import { put, type Directory, type DirectoryWrite } from './directory.ts'
import type { Member } from './records.ts'

/**
 * B2: when a member stops being an active administrator, the invitations that they sent and that still wait are void. They are
 * written, so that they do not come back to life should the inviter become an administrator again.
 */
export const voidedInvitations = (directory: Directory, inviter: Member): readonly DirectoryWrite[] => {
  if (!inviter.admin) return []
  const writes: DirectoryWrite[] = []
  for (const invitation of directory.invitation.values()) {
    if (invitation.status !== 'pending' || invitation.invitedBy !== inviter.id) continue
    writes.push(put('invitation', { ...invitation, status: 'void' }))
  }
  return writes
}
