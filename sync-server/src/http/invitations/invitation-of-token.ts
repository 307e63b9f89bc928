import {
  InvitationIdSchema,
  invitationState,
  type Directory,
  type Invitation,
  type Organization,
  type OrganizationId,
} from '@kontor/domain'
import * as v from 'valibot'
import type { InvitationLinks } from '../../invitations/invitation-links.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { Failure } from '../answers/failure.ts'

export interface FoundInvitation {
  readonly organizationId: OrganizationId
  readonly organization: Organization
  readonly directory: Directory
  readonly invitation: Invitation
  /** The generation of the link: only the newest one accepts (B5). */
  readonly generation: number
}

/** The invitation of a link while it can be accepted; otherwise the call fails with its state. */
export const invitationOfToken = async (
  parts: { readonly links: InvitationLinks; readonly rooms: Pick<Rooms, 'directory'>; readonly now: () => number },
  token: string,
): Promise<FoundInvitation> => {
  const row = await parts.links.find(token)
  if (row === null) throw new Failure(404, 'invitation-unknown')
  const directory = await parts.rooms.directory(row.organizationId)
  const invitation = directory.invitation.get(v.parse(InvitationIdSchema, row.invitationId))
  const { organization } = directory
  if (invitation === undefined || organization === null) throw new Failure(404, 'invitation-unknown')
  const state = invitationState(directory, invitation, parts.now())
  if (state !== 'pending') throw new Failure(410, `invitation-${state}`)
  // The invitation was sent again and its mail is not out yet: the old link is void all the same (B5).
  if (row.isReplaced || row.generation < invitation.sentAt) throw new Failure(410, 'invitation-replaced')
  return { organizationId: row.organizationId, organization, directory, invitation, generation: row.generation }
}
