import type { AccountId, Reservation } from '@kontor/domain'
import CalendarCheck from '@lucide/svelte/icons/calendar-check'
import { paths } from '#lib/address/paths.ts'
import { reservationNumber, stayLine } from '#lib/sections/reservations/reservation-texts.ts'
import type { PaletteItem } from '../source.ts'

/** Reservations of one account, the newest first: by guest, number, room and days. */
export const reservationItems = (reservations: Iterable<Reservation>, accountId: AccountId): readonly PaletteItem[] =>
  [...reservations].reverse().map((reservation) => ({
    id: `reservation ${reservation.id}`,
    name: reservation.guest.name,
    about: `${reservationNumber(reservation)} · ${stayLine(reservation)}`,
    also: `${reservation.guest.phone?.replace(/\s/g, '') ?? ''} ${reservation.guest.email ?? ''}`,
    icon: CalendarCheck,
    href: paths.reservation(accountId, reservation.id),
  }))
