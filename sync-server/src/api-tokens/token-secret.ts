import { createHash, randomBytes } from 'node:crypto'

/** Recognised by scanners for leaked secrets, and by people. */
const prefix = 'kontor_'
const secretBytes = 32

export const newTokenSecret = (): string => `${prefix}${randomBytes(secretBytes).toString('base64url')}`

/** A secret is long and random, so a plain hash is as good as a slow one. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** The secret in an `Authorization` header; null: it has another form, and is no token of ours. */
export const secretIn = (header: string): string | null =>
  /^bearer\s+(kontor_[A-Za-z0-9_-]{43})\s*$/i.exec(header)?.[1] ?? null
