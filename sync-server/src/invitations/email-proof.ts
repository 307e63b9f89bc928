import { createHmac, timingSafeEqual } from 'node:crypto'
import { sameEmailForm, type Invitation, type OrganizationId } from '@kontor/domain'

/** An e-mail address with what the link in a mail to it carries. */
export interface ProvenEmail {
  readonly email: string
  readonly proof: string
}

/**
 * F4, F6: only the recipient of a mail has its proof, so the person who opens a link with it reads the mail of that
 * address. A link that an administrator copies carries none.
 */
export interface EmailProofs {
  of(organizationId: OrganizationId, invitation: Pick<Invitation, 'id'>, email: string): string
  holds(organizationId: OrganizationId, invitation: Pick<Invitation, 'id'>, proven: ProvenEmail): boolean
}

export const createEmailProofs = (secret: string): EmailProofs => {
  const digest = (organizationId: OrganizationId, { id }: Pick<Invitation, 'id'>, email: string): Buffer =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['email-proof', organizationId, id, sameEmailForm(email)]))
      .digest()
  return {
    of: (organizationId, invitation, email) => digest(organizationId, invitation, email).toString('base64url'),
    holds: (organizationId, invitation, { email, proof }) => {
      const given = Buffer.from(proof, 'base64url')
      const right = digest(organizationId, invitation, email)
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
