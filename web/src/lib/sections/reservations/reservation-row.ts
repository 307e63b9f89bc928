import { isOpenReservation, reservationDueAt, type Reservation } from '@kontor/domain'
import { searchForm } from '#lib/format/search-form.ts'

/** A reservation with what does not depend on the time of day: it is made once for each version of the record. */
export interface ReservationRow {
  readonly id: Reservation['id']
  readonly reservation: Reservation
  readonly open: boolean
  /** The first moment at which it is late. */
  readonly due: number | null
  /** For searching. */
  readonly folded: string
}

/** Rows for a list of ten thousand: those of records that did not change are the same objects as before. */
export class ReservationRows {
  readonly #known = new WeakMap<Reservation, ReservationRow>()

  of(reservations: Iterable<Reservation>): readonly ReservationRow[] {
    const rows: ReservationRow[] = []
    for (const reservation of reservations) {
      const row = this.#known.get(reservation) ?? rowOf(reservation)
      this.#known.set(reservation, row)
      rows.push(row)
    }
    return rows
  }
}

const rowOf = (reservation: Reservation): ReservationRow => {
  const { id, number, guest, roomType, arrival, departure } = reservation
  const words = [number, guest.name, guest.phone, guest.phone?.replace(/\s/g, ''), guest.email, roomType]
  return {
    id,
    reservation,
    open: isOpenReservation(reservation),
    due: reservationDueAt(reservation),
    folded: searchForm([...words, arrival, departure].filter((word) => word !== null && word !== undefined).join(' ')),
  }
}

export const isLateRow = ({ due }: ReservationRow, now: number): boolean => due !== null && now >= due
