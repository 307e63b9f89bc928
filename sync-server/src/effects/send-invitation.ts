import { InvitationIdSchema, isOpenInvitation, OrganizationIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import type { InvitationLinks } from '../invitations/invitation-links.ts'
import { invitationMail } from '../mail/invitation-mail.ts'
import type { Mailer } from '../mail/mail.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Carrier } from './carrier.ts'

/** As rooms write it. The generation makes the link, so a second attempt sends the same one. */
const PayloadSchema = v.object({
  organizationId: OrganizationIdSchema,
  invitationId: InvitationIdSchema,
  generation: v.number(),
})

/** B4, B5: the mail of an invitation that is still open; one sent again since brings a mail of its own. */
export const sendInvitation = (parts: {
  readonly rooms: Pick<Rooms, 'directory'>
  readonly links: InvitationLinks
  readonly mailer: Mailer
  readonly now: () => number
}): Carrier => {
  const { rooms, links, mailer, now } = parts
  return async ({ id, payload }) => {
    const { organizationId, invitationId, generation } = v.parse(PayloadSchema, payload)
    const directory = await rooms.directory(organizationId)
    const invitation = directory.invitation.get(invitationId)
    if (directory.organization === null || invitation === undefined) return
    if (!isOpenInvitation(directory, invitation, now()) || generation < invitation.sentAt) return
    await mailer.send(
      invitationMail({
        id,
        invitation,
        organizationName: directory.organization.legalEntity.name,
        accountName: directory.account.get(invitation.homeAccountId)?.name ?? '',
        inviterName: directory.member.get(invitation.invitedBy)?.name ?? null,
        url: await links.ofSending(organizationId, invitation, generation),
      }),
    )
  }
}
