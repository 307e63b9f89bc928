import * as v from 'valibot'

/**
 * What has become of the link in the mail to a new e-mail (B14). `used`: the address counts already. `replaced`: another
 * address was approved since. `taken`: another login has the address by now. `unknown`: it never was, or its person has left.
 */
export const emailLinkStates = ['open', 'expired', 'used', 'replaced', 'taken', 'unknown'] as const
export type EmailLinkState = (typeof emailLinkStates)[number]

/** Answer of `GET /api/email-links/:token`. Only the reader of the mail has the link, so it reveals nothing to others. */
export const EmailLinkAnswerSchema = v.object({
  state: v.picklist(emailLinkStates),
  /** Null for an unknown link. */
  email: v.nullable(v.string()),
  username: v.nullable(v.string()),
})
export type EmailLinkAnswer = v.InferOutput<typeof EmailLinkAnswerSchema>
