import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { AccountIdSchema, ReservationIdSchema, sameEmailForm } from '@kontor/domain'
import * as v from 'valibot'

const GuestLinkSchema = v.object({
  accountId: AccountIdSchema,
  reservationId: ReservationIdSchema,
  /** Of the address that the link was sent to: a link that went to a mistyped one ends with its correction. */
  digest: v.string(),
})
export type GuestLink = v.InferOutput<typeof GuestLinkSchema>

/**
 * The links by which guests read and write the messages about their reservation. A token names the reservation and is
 * signed, so nothing is stored. How long it is valid follows from the reservation.
 */
export interface GuestLinks {
  urlOf(about: Pick<GuestLink, 'accountId' | 'reservationId'> & { readonly email: string }): string
  /** Null for a token that this server did not make. */
  read(token: string): GuestLink | null
}

/** Of an HMAC with SHA-256, in base64url. It comes first, without a dot: a path with one looks like that of a file. */
const signatureLength = 43

export const createGuestLinks = ({
  secret,
  publicUrl,
}: {
  readonly secret: string
  readonly publicUrl: string
}): GuestLinks => {
  const signatureOf = (text: string): string =>
    createHmac('sha256', secret).update(`guest-link:${text}`).digest('base64url')
  return {
    urlOf: ({ accountId, reservationId, email }) => {
      const said = JSON.stringify([accountId, reservationId, digestOf(email)])
      const text = Buffer.from(said).toString('base64url')
      return `${publicUrl}/guest/${signatureOf(text)}${text}`
    },
    read: (token) => {
      const text = token.slice(signatureLength)
      const [given, right] = [Buffer.from(token.slice(0, signatureLength)), Buffer.from(signatureOf(text))]
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null
      const [accountId, reservationId, digest] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
      return v.parse(GuestLinkSchema, { accountId, reservationId, digest })
    },
  }
}

/** Whether the link was sent to this address. */
export const isSentTo = ({ digest }: GuestLink, email: string | null): boolean =>
  email !== null && digestOf(email) === digest

const digestOf = (email: string): string =>
  createHash('sha256').update(sameEmailForm(email)).digest('base64url').slice(0, 22)
