import type { Invitation } from '@kontor/domain'
import { isolatedName } from './isolated-name.ts'
import type { Mail } from './mail.ts'
import { sentences } from './sentences.ts'
import { writtenTime } from './written-time.ts'

/** B4: the mail whose link leads to accepting the invitation. */
export const invitationMail = (parts: {
  readonly id: string
  readonly invitation: Invitation
  readonly organizationName: string
  readonly accountName: string
  readonly inviterName: string | null
  readonly url: string
}): Mail => {
  const { invitation } = parts
  const words = sentences[invitation.language].invitation({
    organization: isolatedName(parts.organizationName),
    account: isolatedName(parts.accountName),
    inviter: parts.inviterName === null ? null : isolatedName(parts.inviterName),
    username: invitation.username,
    expires: writtenTime(invitation.expiresAt, invitation.language),
  })
  return {
    id: parts.id,
    to: { name: invitation.name, address: invitation.email },
    language: invitation.language,
    subject: words.subject,
    paragraphs: words.paragraphs,
    link: { label: words.link, url: parts.url },
    closing: words.closing,
    sentAt: invitation.sentAt,
  }
}
