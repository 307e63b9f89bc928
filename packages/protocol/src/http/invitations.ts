import {
  AccountIdSchema,
  EmailSchema,
  LanguageSchema,
  OrganizationIdSchema,
  PasswordSchema,
  ProfileIdSchema,
  UsernameSchema,
} from '@kontor/domain'
import * as v from 'valibot'

/**
 * Query of `GET /api/invitations/:token`, as the link in a mail carries it: the proof that the person reads the mail of the
 * invited e-mail, or of another one that they gave (F4, F6).
 */
export const InvitationProofSchema = v.object({
  email: v.optional(EmailSchema),
  proof: v.optional(v.pipe(v.string(), v.maxLength(64))),
})
export type InvitationProof = v.InferOutput<typeof InvitationProofSchema>

/** Answer of `GET /api/invitations/:token`: what a link of an invitation offers (B4, B9). */
export const InvitationOfferSchema = v.object({
  organizationName: v.string(),
  profile: ProfileIdSchema,
  accountName: v.string(),
  name: v.string(),
  /** The invited e-mail, or the other one that the link proves. */
  email: v.string(),
  /** The login that must accept, where the invitation names one. */
  username: v.nullable(v.string()),
  /** Whether the person signs in or creates a login (B9); `unproven` until the link was followed from the mail (F4). */
  login: v.picklist(['existing', 'new', 'unproven']),
  invitedBy: v.nullable(v.string()),
  /** Milliseconds since 1970. */
  expiresAt: v.number(),
  language: LanguageSchema,
})
export type InvitationOffer = v.InferOutput<typeof InvitationOfferSchema>

/**
 * Body of `POST /api/invitations/:token/accept` with a new login (B4); another e-mail than the invited one is possible when
 * a link proves it (B25, F6). A person who is signed in sends the proof alone, or an empty object.
 */
export const AcceptanceSchema = v.object({
  username: UsernameSchema,
  password: PasswordSchema,
  ...InvitationProofSchema.entries,
})

/** The same with a new login that has no password of its own: the person continues at the host's OpenID provider. */
export const SingleSignOnAcceptanceSchema = v.object({
  username: UsernameSchema,
  singleSignOn: v.literal(true),
  ...InvitationProofSchema.entries,
})

/**
 * Body of `POST /api/invitations/:token/email`: sends the link to the invited e-mail, or to another one, which demands the
 * proof of the invited one. The answer, 202, is the same whether the e-mail has a login or not (F4).
 */
export const EmailToProveSchema = v.object({
  email: v.optional(EmailSchema),
  proof: InvitationProofSchema.entries.proof,
})

/** Answer of `POST /api/invitations/:token/accept`. */
export const AcceptedSchema = v.object({
  organizationId: OrganizationIdSchema,
  accountId: AccountIdSchema,
  /** Of the OpenID provider, where the person of the new login signs in to finish. */
  continueAt: v.optional(v.string()),
})
export type AcceptedInvitation = v.InferOutput<typeof AcceptedSchema>

/** Answer of `POST /api/documents/directory/:organizationId/invitations/:invitationId/link`: a new link each time (B5). */
export const CopiedLinkSchema = v.object({ url: v.string() })
export type CopiedLink = v.InferOutput<typeof CopiedLinkSchema>
