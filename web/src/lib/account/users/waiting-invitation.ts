import { isOpenInvitation, sameEmailForm, type Directory, type Invitation } from '@kontor/domain'

/** The pending invitation of a person: the reason why a second one is refused, and what can be sent again instead. */
export const waitingInvitation = (
  directory: Directory,
  person: { readonly email: string; readonly username: string },
  now: number,
): Invitation | null => {
  const email = sameEmailForm(person.email)
  for (const invitation of directory.invitation.values()) {
    if (!isOpenInvitation(directory, invitation, now)) continue
    const sameLogin = person.username !== '' && invitation.username === person.username
    if (sameLogin || sameEmailForm(invitation.email) === email) return invitation
  }
  return null
}
