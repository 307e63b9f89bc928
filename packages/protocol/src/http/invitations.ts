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

/** Answer of `GET /api/invitations/:token`: what a link of an invitation offers (B4, B9). */
export const InvitationOfferSchema = v.object({
  organizationName: v.string(),
  profile: ProfileIdSchema,
  accountName: v.string(),
  name: v.string(),
  email: v.string(),
  /** The login that must accept, where the invitation names one. */
  username: v.nullable(v.string()),
  /** Whether the person signs in or creates a login. Only the holder of the link receives it (B9). */
  login: v.picklist(['existing', 'new']),
  invitedBy: v.nullable(v.string()),
  /** Milliseconds since 1970. */
  expiresAt: v.number(),
  language: LanguageSchema,
})
export type InvitationOffer = v.InferOutput<typeof InvitationOfferSchema>

/**
 * Body of `POST /api/invitations/:token/accept` with a new login (B4); another e-mail than the invited one is possible (B25).
 * A person who is signed in sends an empty object.
 */
export const AcceptanceSchema = v.object({
  username: UsernameSchema,
  password: PasswordSchema,
  email: v.optional(EmailSchema),
})

/** Answer of `POST /api/invitations/:token/accept`. */
export const AcceptedSchema = v.object({ organizationId: OrganizationIdSchema, accountId: AccountIdSchema })
export type AcceptedInvitation = v.InferOutput<typeof AcceptedSchema>
