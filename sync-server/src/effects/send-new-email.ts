import { EmailSchema, LoginIdSchema, MemberIdSchema, OrganizationIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import type { EmailLinks } from '../email-links/email-links.ts'
import type { Identity } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import { emailChangedMail, newEmailMail } from '../mail/email-mails.ts'
import type { Mailer } from '../mail/mail.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Carrier } from './carrier.ts'

const NewEmailSchema = v.object({
  organizationId: OrganizationIdSchema,
  memberId: MemberIdSchema,
  email: EmailSchema,
  approvedAt: v.number(),
})

/** B14: the mail to a new e-mail, while that address is the one that was approved last. */
export const sendNewEmail = (parts: {
  readonly rooms: Pick<Rooms, 'directory'>
  readonly identity: Pick<Identity, 'languageOf'>
  readonly emailLinks: EmailLinks
  readonly mailer: Mailer
}): Carrier => {
  return async ({ id, payload }) => {
    const link = v.parse(NewEmailSchema, payload)
    const member = (await parts.rooms.directory(link.organizationId)).member.get(link.memberId)
    if (member?.newEmail !== link.email) return
    const language = await parts.identity.languageOf(member.loginId)
    const expiresAt = link.approvedAt + serverLimits.emailLinkLifetimeMs
    await parts.mailer.send(newEmailMail({ id, member, link, language, url: parts.emailLinks.urlOf(link), expiresAt }))
  }
}

const ChangedSchema = v.object({
  loginId: LoginIdSchema,
  name: v.string(),
  username: v.string(),
  from: v.string(),
  to: v.string(),
  changedAt: v.number(),
})

/** B14: the old address learns that it no longer belongs to the login. */
export const sendEmailChanged = (parts: {
  readonly identity: Pick<Identity, 'languageOf'>
  readonly mailer: Mailer
}): Carrier => {
  return async ({ id, payload }) => {
    const { loginId, ...changed } = v.parse(ChangedSchema, payload)
    await parts.mailer.send(emailChangedMail({ id, ...changed, language: await parts.identity.languageOf(loginId) }))
  }
}
