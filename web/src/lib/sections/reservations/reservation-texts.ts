import { momentOf, nightsOf, type CalendarDate, type Reservation } from '@kontor/domain'
import { dayAndMonth } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { nightsText } from '#lib/words/reservations/reservation-names.ts'

/** `2041`; a reservation that the server has not accepted yet has no number (S17). */
export const reservationNumber = ({ number }: Pick<Reservation, 'number'>): string =>
  number === null ? m.reservation_number_new() : String(number)

/** `rezerwacja 2041, Róża Malec`, for labels. */
export const reservationLabel = (reservation: Reservation): string =>
  m.reservations_label({ number: reservationNumber(reservation), name: reservation.guest.name })

/** `2 dorosłych, 1 dziecko`. */
export const guestsText = ({ adults, children }: Pick<Reservation, 'adults' | 'children'>): string =>
  children === 0
    ? m.reservations_adults({ count: adults })
    : `${m.reservations_adults({ count: adults })}, ${m.reservations_children({ count: children })}`

const day = (date: CalendarDate): string => dayAndMonth(momentOf(date, 12), getLocale())

/** `20–22 lis`, and `30 lis – 2 gru` across months. */
export const shortStay = ({ arrival, departure }: Pick<Reservation, 'arrival' | 'departure'>): string =>
  arrival.slice(0, 7) === departure.slice(0, 7) && getLocale() === 'pl'
    ? `${Number(arrival.slice(8))}–${day(departure)}`
    : `${day(arrival)} – ${day(departure)}`

/** `Rodzinny, 20–22 lis, 2 noce`. */
export const stayLine = (reservation: Reservation): string =>
  `${reservation.roomType}, ${shortStay(reservation)}, ${nightsText(nightsOf(reservation))}`
