import { createHash } from 'node:crypto'

/** better-auth's name for the token of a password link. */
export const passwordLinkPrefix = 'reset-password:'

/** The name of a link that is remembered for longer than it works. */
export const madeLinkPrefix = 'made-password-link:'

/** Only the token is hashed, so that the links of a login can be distinguished from its other verifications. */
export const hashedPasswordLink = (identifier: string): Promise<string> =>
  Promise.resolve(passwordLinkPrefix + createHash('sha256').update(identifier).digest('base64url'))
