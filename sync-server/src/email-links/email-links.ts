import { createHmac, timingSafeEqual } from 'node:crypto'
import { EmailSchema, MemberIdSchema, OrganizationIdSchema } from '@kontor/domain'
import * as v from 'valibot'

/** What the link in the mail to a new e-mail confirms. */
const EmailLinkSchema = v.object({
  organizationId: OrganizationIdSchema,
  memberId: MemberIdSchema,
  email: EmailSchema,
  /** Milliseconds since 1970. */
  approvedAt: v.number(),
})
export type EmailLink = v.InferOutput<typeof EmailLinkSchema>

/**
 * B14: the links by which the owners of approved e-mails confirm them. A token says what it confirms and is signed, so nothing
 * is stored: a mail that is sent again after a crash has the same link.
 */
export interface EmailLinks {
  urlOf(link: EmailLink): string
  /** Null for a token that this server did not make. */
  read(token: string): EmailLink | null
}

/** Of an HMAC with SHA-256, in base64url. It comes first, without a dot: a path with one looks like that of a file. */
const signatureLength = 43

export const createEmailLinks = ({
  secret,
  publicUrl,
}: {
  readonly secret: string
  readonly publicUrl: string
}): EmailLinks => {
  const signatureOf = (text: string): string =>
    createHmac('sha256', secret).update(`email-link:${text}`).digest('base64url')
  return {
    urlOf: ({ organizationId, memberId, email, approvedAt }) => {
      const said = JSON.stringify({ organizationId, memberId, email, approvedAt })
      const text = Buffer.from(said).toString('base64url')
      return `${publicUrl}/confirm-email/${signatureOf(text)}${text}`
    },
    read: (token) => {
      const text = token.slice(signatureLength)
      const [given, right] = [Buffer.from(token.slice(0, signatureLength)), Buffer.from(signatureOf(text))]
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null
      return v.parse(EmailLinkSchema, JSON.parse(Buffer.from(text, 'base64url').toString()))
    },
  }
}
