import {
  addDays,
  guestMailKind,
  messagesOf,
  momentOf,
  reservationsKind,
  type AccountId,
  type ConversationId,
  type Mail,
  type Reservation,
  type ReservationId,
  type Reservations,
} from '@kontor/domain'
import { documentName, type DocumentName, type GuestConversation, type GuestLinkState } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import { DocumentGone } from '../rooms/room-errors.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Store } from '../store/store.ts'
import { isSentTo, type GuestLinks } from './guest-links.ts'

/** What a link opens; `dead`: nothing, and no more is said than why. */
export type FoundGuest =
  | {
      readonly state: 'open'
      readonly accountId: AccountId
      readonly reservation: Reservation
      readonly property: string
    }
  | { readonly state: Exclude<GuestLinkState, 'open'> }

interface GuestParts {
  readonly rooms: Pick<Rooms, 'directory' | 'readSection'>
  readonly store: Pick<Store, 'organizationOfAccount'>
  readonly guestLinks: GuestLinks
  readonly now: () => number
}

export const guestMailOf = (accountId: AccountId): DocumentName =>
  documentName({ kind: 'section', accountId, key: guestMailKind.key })

/** The reservation as it is now; null where there is none, or its account is closed. */
export const findReservation = async (
  { rooms, store }: Pick<GuestParts, 'rooms' | 'store'>,
  accountId: AccountId,
  reservationId: ReservationId,
): Promise<{ readonly reservation: Reservation; readonly property: string; readonly createdAt: number } | null> => {
  const organizationId = await store.organizationOfAccount(accountId)
  if (organizationId === null) return null
  const { account, organization } = await rooms.directory(organizationId)
  const property = account.get(accountId)
  const reservations = documentName({ kind: 'section', accountId, key: reservationsKind.key })
  const reservation = await rooms.readSection(reservations, (content) =>
    (content as Reservations).reservation.get(reservationId),
  )
  if (property?.status !== 'active' || organization === null || !reservation) return null
  return { reservation, property: property.name, createdAt: organization.createdAt }
}

/** The first moment at which the link no longer works: some days after the departure, whenever that is by now. */
export const guestLinkEndsAt = ({ departure }: Pick<Reservation, 'departure'>): number =>
  momentOf(addDays(departure, serverLimits.guestLinkDaysAfterDeparture + 1))

export const findGuest = async (parts: GuestParts, token: string): Promise<FoundGuest> => {
  const link = parts.guestLinks.read(token)
  if (link === null) return { state: 'unknown' }
  const { accountId, reservationId } = link
  try {
    const found = await findReservation(parts, accountId, reservationId)
    if (found === null) return { state: 'unknown' }
    if (!isSentTo(link, found.reservation.guest.email)) return { state: 'replaced' }
    if (parts.now() >= guestLinkEndsAt(found.reservation)) return { state: 'expired' }
    return { state: 'open', accountId, reservation: found.reservation, property: found.property }
  } catch (error) {
    if (error instanceof DocumentGone) return { state: 'unknown' }
    throw error
  }
}

/** The messages about the reservation, as its guest sees them: the people of the property have no names there. */
export const guestMessages = async (
  { rooms }: Pick<GuestParts, 'rooms'>,
  accountId: AccountId,
  { id }: Reservation,
): Promise<GuestConversation['messages']> =>
  (await rooms.readSection(guestMailOf(accountId), (content) =>
    messagesOf(content as unknown as Mail, id as string as ConversationId).map(({ id, author, text, sentAt }) => {
      const from: 'guest' | 'property' = author.kind === 'guest' ? 'guest' : 'property'
      return { id, from, text, sentAt }
    }),
  )) ?? []
