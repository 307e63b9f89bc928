import { EmailSchema, MemberIdSchema, OrganizationIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import { signedTokens } from '../signed-tokens.ts'

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

export const createEmailLinks = ({
  secret,
  publicUrl,
}: {
  readonly secret: string
  readonly publicUrl: string
}): EmailLinks => {
  const tokens = signedTokens(secret, 'email-link')
  return {
    urlOf: ({ organizationId, memberId, email, approvedAt }) =>
      `${publicUrl}/confirm-email/${tokens.tokenOf({ organizationId, memberId, email, approvedAt })}`,
    read: (token) => {
      const said = tokens.read(token)
      return said === undefined ? null : v.parse(EmailLinkSchema, said)
    },
  }
}
