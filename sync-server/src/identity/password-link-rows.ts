import { createHash } from 'node:crypto'

/** better-auth's name for the token of a password link. */
export const passwordLinkPrefix = 'reset-password:'

/** Under which a link is remembered for longer than it works. */
export const madeLinkPrefix = 'made-password-link:'

/** Only the token is hashed, so that the links of a login can be told apart from what else waits for it. */
export const hashedPasswordLink = (identifier: string): Promise<string> =>
  Promise.resolve(passwordLinkPrefix + createHash('sha256').update(identifier).digest('base64url'))
