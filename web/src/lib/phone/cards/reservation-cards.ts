import { isOpenReservation, reservationLateSince, reservationsKind } from '@kontor/domain'
import CalendarCheck from '@lucide/svelte/icons/calendar-check'
import Clock from '@lucide/svelte/icons/clock'
import { paths } from '#lib/address/paths.ts'
import { m } from '#lib/paraglide/messages.js'
import { stayLine } from '#lib/sections/reservations/reservation-texts.ts'
import { SectionView } from '#lib/session/section-view.svelte.ts'
import type { CardSource } from './card.ts'

/** Reservations that are late, or assigned to this person. */
export const reservationCards: CardSource = {
  group: 'to-do',
  place: (profileId) => (profileId === 'hospitality' ? 'reservation-details' : null),
  open: ({ replica, organization, account, clock, toasts }) => {
    const view = new SectionView(replica, account.id, reservationsKind, toasts)
    const own = organization.member.id
    return {
      get cards() {
        const { content } = view
        if (content === null) return undefined
        return [...content.reservation.values()].flatMap((reservation) => {
          const since = reservationLateSince(reservation, clock.now)
          if (!isOpenReservation(reservation) || (since === null && reservation.assigneeId !== own)) return []
          const { id, guest, state, moved } = reservation
          return {
            id: `reservation ${id}`,
            tone: since === null ? ('plain' as const) : ('late' as const),
            icon: since === null ? CalendarCheck : Clock,
            title:
              since === null
                ? m.phone_card_reservation({ guest: guest.name })
                : m.phone_card_reservation_late({ guest: guest.name, late: m.reservations_late({ state }) }),
            text: [stayLine(reservation), ...(reservation.assigneeId === own ? [m.phone_card_yours()] : [])].join(
              ' · ',
            ),
            at: since ?? moved.at,
            href: paths.reservation(account.id, id),
          }
        })
      },
      get isMissing() {
        return view.content === null && view.state.connection === 'offline'
      },
      close: () => view.close(),
    }
  },
}
