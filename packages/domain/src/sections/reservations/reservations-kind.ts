import { limits } from '../../kernel/limits.ts'
import type { StoredRecord } from '../../kernel/record.ts'
import { colleaguesOf, unitsOf } from '../board/colleagues-of.ts'
import { projectRecords } from '../board/project.ts'
import { type Calendar, inPlaces } from '../calendar/calendar.ts'
import { sectionProjection, type SectionKind } from '../section-kind.ts'
import type { ReservationsTypes } from './define-mutation.ts'
import { mutations } from './mutations/mutations.ts'
import type { NamedRoomType, Reservation } from './records.ts'
import { reservationNotices } from './reservation-notices.ts'
import { type Reservations, reservationsShape } from './reservations.ts'

const needs = ['reservations'] as const
const { projectedPerListMax } = limits.board

/** `section/<accountId>.reservations`: the reservations of one account (hospitality), with their notes, events, and saved views. */
export const reservationsKind: SectionKind<ReservationsTypes> & { readonly mutations: typeof mutations } = {
  key: 'reservations',
  needs,
  ...reservationsShape,
  mutations,
  nameOf: (kind, record) => nameOfRecord(kind, record),
  notices: reservationNotices,
  // No reservation is ever removed, so their count is the last number.
  nextNumber: ({ reservation }) => reservation.size + 1,
  projection: (directory, accountId) => ({
    name: 'projectDirectory',
    args: {
      colleagues: colleaguesOf(directory, accountId, needs).slice(0, projectedPerListMax),
      units: unitsOf(directory, accountId),
    },
  }),
  sectionProjections: {
    // The names alone: rooms and prices are for the right `calendar` (B28).
    calendar: sectionProjection<Calendar, Reservations, readonly NamedRoomType[]>({
      dependsOn: ['roomType'],
      facts: ({ roomType }) => inPlaces(roomType).map(({ id, name, place }) => ({ id, name, place })),
      draft: (roomTypes, { roomType: present }) =>
        projectRecords('roomType', present, roomTypes).length === 0
          ? null
          : { name: 'projectCalendar', args: { roomTypes } },
    }),
  },
}

const nameOfRecord = (kind: string, record: StoredRecord): string | null => {
  if (kind === 'reservation') return reservationName(record as Reservation)
  if ('identifier' in record) return String(record.identifier)
  return 'name' in record ? String(record.name) : null
}

/** @example reservationName(reservation) === '2041 · Róża Malec' */
export const reservationName = ({ number, guest }: Pick<Reservation, 'number' | 'guest'>): string =>
  number === null ? guest.name : `${number} · ${guest.name}`
