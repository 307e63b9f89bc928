import type { Directory, Invitation, Member, Provenance } from '@kontor/domain'

/**
 * Whose invitation brought a person here. The log knows; offline, and for whoever only reads, the accepted invitation to the
 * same e-mail address stands in the directory. Null: not known any more.
 */
export const invitedBy = (directory: Directory, member: Member, provenance: Provenance | null): string | null => {
  const told = provenance?.joined?.by ?? null
  if (told !== null) return told
  const inviter = acceptedInvitation(directory, member)?.invitedBy
  return inviter === undefined ? null : (directory.member.get(inviter)?.name ?? null)
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
