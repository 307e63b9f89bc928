import { inviterName, type Directory, type Invitation, type Member, type Provenance } from '@kontor/domain'

/**
 * Who invited a person. The log has it; offline, and for members who only read, the accepted invitation to the same
 * e-mail address in the directory. Null: unknown.
 */
export const invitedBy = (directory: Directory, member: Member, provenance: Provenance | null): string | null => {
  const inviter = provenance?.joined?.by ?? null
  if (inviter !== null) return inviter
  const accepted = acceptedInvitation(directory, member)
  return accepted === undefined ? null : inviterName(directory, accepted)
}

const acceptedInvitation = (directory: Directory, { email, username }: Member): Invitation | undefined => {
  const address = email.toLowerCase()
  let newest: Invitation | undefined
  for (const invitation of directory.invitation.values()) {
    const isTheirs = invitation.email.toLowerCase() === address || invitation.username === username
    if (invitation.status === 'accepted' && isTheirs && (newest === undefined || invitation.sentAt > newest.sentAt))
      newest = invitation
  }
  return newest
}
