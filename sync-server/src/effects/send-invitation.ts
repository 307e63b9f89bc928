import {
  InvitationIdSchema,
  inviterName,
  isOpenInvitation,
  OrganizationIdSchema,
  type Directory,
  type Invitation,
  type UndeliveredReason,
} from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import * as v from 'valibot'
import type { InvitationLinks } from '../invitations/invitation-links.ts'
import { serverLimits } from '../limits.ts'
import { invitationMail } from '../mail/invitation-mail.ts'
import type { Mailer } from '../mail/mail.ts'
import { MailRefused } from '../mail/mail-refused.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Carrier } from './carrier.ts'

/** As rooms write it. The link is derived from the generation, so a second attempt sends the same one. */
const PayloadSchema = v.object({
  organizationId: OrganizationIdSchema,
  invitationId: InvitationIdSchema,
  generation: v.number(),
})

/**
 * B4, B5: the mail of an invitation that is still pending. An invitation that was sent again has a mail of its own.
 * When a mail does not arrive, the invitation records why, so that administrators see it (B7).
 */
export const sendInvitation = (parts: {
  readonly rooms: Pick<Rooms, 'directory' | 'submitAsSystem'>
  readonly links: InvitationLinks
  readonly mailer: Mailer
  readonly now: () => number
}): Carrier => {
  const { rooms, links, mailer, now } = parts
  return async ({ id, payload, attempts }) => {
    const { organizationId, invitationId, generation } = v.parse(PayloadSchema, payload)
    const directory = await rooms.directory(organizationId)
    const invitation = directory.invitation.get(invitationId)
    if (directory.organization === null || invitation === undefined) return
    if (!isOpenInvitation(directory, invitation, now()) || generation < invitation.sentAt) return
    const { sentAt, undelivered } = invitation

    const record = async (reason: UndeliveredReason | null): Promise<void> => {
      await rooms.submitAsSystem(documentName({ kind: 'directory', organizationId }), {
        // The reason may change with each attempt, and the same attempt records it once.
        id: `${id}/${attempts}`,
        name: 'recordDelivery',
        args: { invitationId, sentAt, reason },
      })
    }
    try {
      const url = await links.ofSending(organizationId, invitation, generation)
      await mailer.send(invitationMail({ id, ...namesInInvitation(directory, invitation), url }))
    } catch (error) {
      if (error instanceof MailRefused) await record(error.reason)
      else if (attempts + 1 === serverLimits.deliveryDelayedAfterAttempts) await record('no-answer')
      throw error
    }
    if (undelivered !== undefined) await record(null)
  }
}

/** What the mail says, as the directory has it now. */
export const namesInInvitation = (directory: Directory, invitation: Invitation) => ({
  invitation,
  organizationName: directory.organization?.legalEntity.name ?? '',
  accountName: directory.account.get(invitation.homeAccountId)?.name ?? '',
  inviterName: inviterName(directory, invitation),
})
