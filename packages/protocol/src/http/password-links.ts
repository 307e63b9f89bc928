import * as v from 'valibot'

/**
 * What has become of the link of a mail for a new password. `used`: it has set a password. `replaced`: the password was
 * changed since it was sent, by another link or by its person. `unknown`: it never was, or is long over.
 */
export const passwordLinkStates = ['open', 'expired', 'used', 'replaced', 'unknown'] as const
export type PasswordLinkState = (typeof passwordLinkStates)[number]

/** Answer of `GET /api/password-links/:token`. Only the holder of the link can ask, so it reveals no login (F4). */
export const PasswordLinkSchema = v.object({ state: v.picklist(passwordLinkStates) })
export type PasswordLink = v.InferOutput<typeof PasswordLinkSchema>
