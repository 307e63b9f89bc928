import * as v from 'valibot'
import { ReservationIdSchema } from '../../../kernel/ids.ts'
import { changedSince } from '../../board/changed-since.ts'
import { happened } from '../../board/events.ts'
import { findItem } from '../../board/find-item.ts'
import { reservationArguments } from '../arguments.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseClosed, refuseReconciled } from '../guards.ts'
import { type Reservation, type ReservationField, reservationFields } from '../records.ts'
import type { ReservationsRefusal } from '../refusal.ts'
import { reservationsBoard, writeReservation } from '../reservations.ts'
import { withRoomType } from '../room-type-of.ts'

const changeableArguments = v.partial(v.object(reservationArguments))

/**
 * Changes the fields that are there, so that the changes of two people to different fields both count. Null empties a
 * telephone number or an address. Of a closed reservation, only what the invoice and the guest's contact need may change.
 */
export const changeReservation = defineMutation({
  arguments: v.object({ ...changeableArguments.entries, reservationId: ReservationIdSchema }),
  who: 'members',
  history: 'reservations',
  run: (reservations, { reservationId, ...args }, context) => {
    const { item: reservation, refusal } = findItem(reservationsBoard, reservations, reservationId)
    if (refusal !== null) return refusal
    const named = withFields(reservation, args)
    // Another text may name another type of the calendar.
    const changed = named.roomType === reservation.roomType ? named : withRoomType(reservations, named)
    const fields = reservationFields.filter((field) => valueOf(reservation, field) !== valueOf(changed, field))
    const refused = refuseFields(reservation, fields)
    if (refused !== null) return refused
    return fields.length === 0 ? [] : writeReservation(happened(changed, { what: 'changed', fields }, context))
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) =>
        kind === 'reservation' && before && after
          ? [{ name: 'changeReservation', args: { reservationId: before.id, ...fieldsBack(before, after) } }]
          : [],
      ),
    blocked: (changes, { reservation }) =>
      changedSince(changes, { kind: 'reservation', items: reservation }, (before, after) => {
        const fields = reservationFields.filter((field) => valueOf(before, field) !== valueOf(after, field))
        return (item) => JSON.stringify(fields.map((field) => valueOf(item, field)))
      }),
  },
})

const withFields = (reservation: Reservation, args: v.InferOutput<typeof changeableArguments>): Reservation => {
  const { guest } = reservation
  return {
    ...reservation,
    guest: {
      name: args.name ?? guest.name,
      phone: args.phone === undefined ? guest.phone : args.phone,
      email: args.email === undefined ? guest.email : args.email,
    },
    roomType: args.roomType ?? reservation.roomType,
    adults: args.adults ?? reservation.adults,
    children: args.children ?? reservation.children,
    price: args.price ?? reservation.price,
    commission: args.commission ?? reservation.commission,
    source: args.source ?? reservation.source,
    promotion: args.promotion === undefined ? reservation.promotion : args.promotion,
    remarks: args.remarks ?? reservation.remarks,
  }
}

/** A correction of the price before the invoice is usual; a stay that was reconciled has an amount of its own. */
const changeableWhenClosed: ReadonlySet<ReservationField> = new Set([
  'name',
  'phone',
  'email',
  'price',
  'commission',
  'remarks',
])
const invoiced: ReadonlySet<ReservationField> = new Set(['price', 'commission'])

const refuseFields = (reservation: Reservation, fields: readonly ReservationField[]): ReservationsRefusal | null => {
  const refused = fields.some((field) => !changeableWhenClosed.has(field)) ? refuseClosed(reservation) : null
  return refused ?? (fields.some((field) => invoiced.has(field)) ? refuseReconciled(reservation) : null)
}

const valueOf = ({ guest, ...reservation }: Reservation, field: ReservationField): string | number | null => {
  if (field === 'promotion') return reservation.promotion?.id ?? null
  return field === 'name' || field === 'phone' || field === 'email' ? guest[field] : reservation[field]
}

const fieldsBack = (before: Reservation, after: Reservation): Partial<Record<ReservationField, unknown>> =>
  Object.fromEntries(
    reservationFields
      .filter((field) => valueOf(before, field) !== valueOf(after, field))
      .map((field) => [field, field === 'promotion' ? (before.promotion ?? null) : valueOf(before, field)]),
  )
