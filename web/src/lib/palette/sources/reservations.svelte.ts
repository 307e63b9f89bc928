import CalendarCheck from '@lucide/svelte/icons/calendar-check'
import { paths } from '#lib/address/paths.ts'
import { m } from '#lib/paraglide/messages.js'
import { reservationNumber, stayLine } from '#lib/sections/reservations/reservation-texts.ts'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { useReservationsIfAllowed } from '#lib/session/reservations-view.svelte.ts'
import type { PaletteItem, PaletteSource } from '../source.ts'

/** The reservations of the account in use, the newest first: by guest, number, room and days (B28). */
export const reservations: PaletteSource = {
  id: 'reservations',
  title: () => m.palette_reservations(),
  open: () => {
    const current = useAccount()
    const view = useReservationsIfAllowed()
    const items = $derived.by((): readonly PaletteItem[] => {
      const content = view()?.content
      if (content === null || content === undefined || !current.can('reservations')) return []
      return [...content.reservation.values()].reverse().map((reservation) => ({
        id: `reservation ${reservation.id}`,
        name: reservation.guest.name,
        about: `${reservationNumber(reservation)} · ${stayLine(reservation)}`,
        also: `${reservation.guest.phone?.replace(/\s/g, '') ?? ''} ${reservation.guest.email ?? ''}`,
        icon: CalendarCheck,
        href: paths.reservation(current.account.id, reservation.id),
      }))
    })
    return () => items
  },
}
