import { digest } from 'lib0/hash/sha256'

/** The SHA-256 of a content in lower-case hexadecimal, as attachments name it. It needs nothing of the browser. */
export const sha256Of = (content: Uint8Array): string => hexOf(digest(content))

export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
