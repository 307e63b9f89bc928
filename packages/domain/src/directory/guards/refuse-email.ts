import type { InvitationId } from '../../kernel/ids.ts'
import { sameEmailForm } from '../../kernel/same-form.ts'
import type { Directory } from '../directory.ts'
import { isOpenInvitation } from '../invitation-state.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** A12: one e-mail address, one person. `except` is the invitation that asks. */
export const refuseEmail = (
  directory: Directory,
  email: string,
  now: number,
  except: InvitationId | null = null,
): DirectoryRefusal | null => {
  const sought = sameEmailForm(email)
  for (const member of directory.member.values()) {
    if (sameEmailForm(member.email) === sought) return { code: 'email-in-use', email, by: 'member' }
  }
  for (const invitation of directory.invitation.values()) {
    if (invitation.id === except || !isOpenInvitation(directory, invitation, now)) continue
    if (sameEmailForm(invitation.email) === sought) return { code: 'email-in-use', email, by: 'invitation' }
  }
  return null
}
