import { m } from '#lib/paraglide/messages.js'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { useReservationsIfAllowed } from '#lib/session/reservations-view.svelte.ts'
import { reservationItems } from '../records/reservation-items.ts'
import type { PaletteItem, PaletteSource } from '../source.ts'

/** The reservations of the account in use (B28). */
export const reservations: PaletteSource = {
  id: 'reservations',
  title: () => m.palette_reservations(),
  open: () => {
    const current = useAccount()
    const view = useReservationsIfAllowed()
    const items = $derived.by((): readonly PaletteItem[] => {
      const content = view()?.content
      if (content === null || content === undefined || !current.can('reservations')) return []
      return reservationItems(content.reservation.values(), current.account.id)
    })
    return () => items
  },
}
