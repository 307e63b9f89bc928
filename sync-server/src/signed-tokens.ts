import { createHmac, timingSafeEqual } from 'node:crypto'

/** Tokens of links that say what they are about and are signed, so that nothing is stored. */
export interface SignedTokens {
  tokenOf(said: unknown): string
  /** What the token says; undefined for a token that this server did not make for links of this kind. */
  read(token: string): unknown
}

/** Of an HMAC with SHA-256, in base64url. It comes first, without a dot: a path with one looks like that of a file. */
const signatureLength = 43

/** `kind` keeps the token of one kind of link from being one of another. */
export const signedTokens = (secret: string, kind: string): SignedTokens => {
  const signatureOf = (text: string): string =>
    createHmac('sha256', secret).update(`${kind}:${text}`).digest('base64url')
  return {
    tokenOf: (said) => {
      const text = Buffer.from(JSON.stringify(said)).toString('base64url')
      return `${signatureOf(text)}${text}`
    },
    read: (token) => {
      const text = token.slice(signatureLength)
      const [given, right] = [Buffer.from(token.slice(0, signatureLength)), Buffer.from(signatureOf(text))]
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
      return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown
    },
  }
}
