import { createHmac, randomBytes } from 'node:crypto'

/** The form of Standard Webhooks: receivers know it by its beginning. */
const prefix = 'whsec_'
const secretBytes = 32

export const newWebhookSecret = (): string => prefix + randomBytes(secretBytes).toString('base64')

/**
 * The headers of a Standard Webhooks message (standardwebhooks.com): HMAC-SHA256 over id, time and body, one signature for
 * each secret. `at` in milliseconds since 1970.
 */
export const signedHeaders = (
  { id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
  secrets: readonly string[],
): Readonly<Record<string, string>> => {
  const seconds = String(Math.floor(at / 1000))
  const signatureBy = (secret: string): string => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
  }
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': secrets.map(signatureBy).join(' '),
  }
}
