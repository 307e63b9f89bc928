import { createHash } from 'node:crypto'
import { AccountIdSchema, ReservationIdSchema, sameEmailForm } from '@kontor/domain'
import * as v from 'valibot'
import { signedTokens } from '../signed-tokens.ts'

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

export const createGuestLinks = ({
  secret,
  publicUrl,
}: {
  readonly secret: string
  readonly publicUrl: string
}): GuestLinks => {
  const tokens = signedTokens(secret, 'guest-link')
  return {
    urlOf: ({ accountId, reservationId, email }) =>
      `${publicUrl}/guest/${tokens.tokenOf([accountId, reservationId, digestOf(email)])}`,
    read: (token) => {
      const said = tokens.read(token)
      if (said === undefined) return null
      const [accountId, reservationId, digest] = said as unknown[]
      return v.parse(GuestLinkSchema, { accountId, reservationId, digest })
    },
  }
}

/** Whether the link was sent to this address. */
export const isSentTo = ({ digest }: GuestLink, email: string | null): boolean =>
  email !== null && digestOf(email) === digest

const digestOf = (email: string): string =>
  createHash('sha256').update(sameEmailForm(email)).digest('base64url').slice(0, 22)
