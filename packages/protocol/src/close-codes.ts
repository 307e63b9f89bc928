/** S10: codes 4400 to 4499 are final for y-websocket; it does not come back by itself. */
export const closeCodes = {
  /** No valid session. The browser shows the sign-in page. */
  noSession: 4401,
  /** The organisation demands single sign-on, and the session was made otherwise. The browser closes its copy, and keeps it. */
  singleSignOn: 4402,
  /** Not allowed to open this document (any more). The browser erases its copy. */
  notAllowed: 4403,
  /** The browser's protocol version is too old. The page reloads itself. */
  versionTooOld: 4409,
  /** A frame over the limit. The browser stops and says so. */
  frameTooLarge: 4413,
  /** Too many messages, or too many sockets. The browser stops and tries again when the person does. */
  tooMany: 4429,
} as const
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]
