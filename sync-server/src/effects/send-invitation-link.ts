import {
  EmailSchema,
  InvitationIdSchema,
  isOpenInvitation,
  OrganizationIdSchema,
  type Invitation,
  type OrganizationId,
} from '@kontor/domain'
import * as v from 'valibot'
import type { InvitationLinks } from '../invitations/invitation-links.ts'
import { invitationMail } from '../mail/invitation-mail.ts'
import type { Mailer } from '../mail/mail.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { NewEffect } from '../store/store.ts'
import type { Carrier } from './carrier.ts'
import { namesInInvitation } from './send-invitation.ts'

const PayloadSchema = v.object({
  organizationId: OrganizationIdSchema,
  invitationId: InvitationIdSchema,
  generation: v.number(),
  email: EmailSchema,
})

/** F6: the mail by which a person who accepts proves an e-mail. */
export const invitationLinkEffect = (mail: {
  readonly id: string
  readonly organizationId: OrganizationId
  readonly invitation: Invitation
  /** Of the link that they followed. */
  readonly generation: number
  readonly email: string
  readonly now: number
}): NewEffect => ({
  id: `invitation-link/${mail.id}`,
  kind: 'invitation-link-mail',
  payload: {
    organizationId: mail.organizationId,
    invitationId: mail.invitation.id,
    ...{ generation: mail.generation, email: mail.email },
  },
  dueAt: mail.now,
})

/** Sends it while the invitation is open. */
export const sendInvitationLink = (parts: {
  readonly rooms: Pick<Rooms, 'directory'>
  readonly links: InvitationLinks
  readonly mailer: Mailer
  readonly now: () => number
}): Carrier => {
  const { rooms, links, mailer, now } = parts
  return async ({ id, payload }) => {
    const { organizationId, invitationId, generation, email } = v.parse(PayloadSchema, payload)
    const directory = await rooms.directory(organizationId)
    const invitation = directory.invitation.get(invitationId)
    if (directory.organization === null || invitation === undefined) return
    if (!isOpenInvitation(directory, invitation, now()) || generation < invitation.sentAt) return
    const url = await links.ofSending(organizationId, invitation, generation, email)
    await mailer.send(invitationMail({ id, ...namesInInvitation(directory, invitation), email, url }))
  }
}
