import type { ChangeOf } from '../../kernel/change.ts'
import { type ContentOf, emptyContent, type Writable } from '../../kernel/record.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import { type Board, boardRecords } from '../board/board.ts'
import { isOpenReservation } from './machine.ts'
import { NamedRoomTypeSchema, type Reservation, ReservationEventSchema, ReservationSchema } from './records.ts'

/** What the reservations of one account hold. */
export const reservationsShape = {
  singles: {},
  records: {
    reservation: ReservationSchema,
    event: ReservationEventSchema,
    roomType: NamedRoomTypeSchema,
    ...boardRecords,
  },
} as const
type ReservationsShape = typeof reservationsShape

export type Reservations = ContentOf<ReservationsShape>
export type WritableReservations = Writable<Reservations>
export type ReservationsWrite = WriteOf<ReservationsShape>
export type ReservationsChange = ChangeOf<ReservationsShape>

export const emptyReservations = (): WritableReservations => emptyContent(reservationsShape)

export const { put } = writerOf(reservationsShape)

/** A reservation with the event that says why it is written. */
export const writeReservation = ({
  item,
  event,
}: {
  readonly item: Reservation
  readonly event: Parameters<typeof put<'event'>>[1]
}): readonly ReservationsWrite[] => [put('reservation', item), put('event', event)]

export const reservationsBoard: Board<Reservations, Reservation, 'reservation', ReservationsWrite> = {
  kind: 'reservation',
  items: ({ reservation }) => reservation,
  isOpen: isOpenReservation,
  write: writeReservation,
}
