import {
  dateAt,
  isInList,
  isStayOver,
  reservationStates,
  type Colleague,
  type MemberId,
  type ReservationState,
  type StayList,
} from '@kontor/domain'
import { nameOrder } from '#lib/format/name-order.ts'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'
import type { ReservationQuery, ReservationSort, ReservationTab } from './reservation-query.ts'
import { isLateRow, type ReservationRow } from './reservation-row.ts'

export interface ReservationsAt {
  readonly now: number
  /** The reader. */
  readonly memberId: MemberId
  readonly colleagues: ReadonlyMap<string, Colleague>
}

type Lookup = Pick<ReservationQuery, 'text' | 'tab' | 'state' | 'person'>

/** The reservations that the query shows, in no order yet. A search looks through all of them, whatever the tab. */
export const reservationsFound = (
  rows: readonly ReservationRow[],
  { text, tab, state, person }: Lookup,
  at: ReservationsAt,
): readonly ReservationRow[] => {
  const words = soughtWords(text)
  const people = new Map([...at.colleagues.values()].map(({ id, name }) => [id, searchForm(name)]))
  return rows.filter(
    (row) =>
      (words.length > 0 || isInTab(row, tab, at)) &&
      (state === null || row.reservation.state === state) &&
      (person === null || row.reservation.assigneeId === person) &&
      findsAll(words, `${row.folded} ${people.get(row.reservation.assigneeId ?? ('' as MemberId)) ?? ''}`),
  )
}

export const isInTab = (row: ReservationRow, tab: ReservationTab, { now, memberId }: ReservationsAt): boolean => {
  switch (tab) {
    case 'all':
      return true
    case 'mine':
      return row.open && row.reservation.assigneeId === memberId
    case 'late':
      return isLateRow(row, now)
    case 'to-reconcile':
      return isStayOver(row.reservation) && row.reservation.reconciled === null
    default:
      return isInList(row.reservation, tab satisfies StayList, dateAt(now))
  }
}

const last = Number.MAX_SAFE_INTEGER

const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** A reservation that has no number yet is the newest. */
const byNumber = (one: ReservationRow, other: ReservationRow): number =>
  (other.reservation.number ?? last) - (one.reservation.number ?? last) || byText(one.id, other.id)

/** What is still to be done first, in the order of arrival. */
export const byArrival = (one: ReservationRow, other: ReservationRow): number =>
  Number(other.open) - Number(one.open) ||
  byText(one.reservation.arrival, other.reservation.arrival) ||
  nameOrder.compare(one.reservation.guest.name, other.reservation.guest.name) ||
  byNumber(one, other)

export const reservationsInOrder = (
  rows: readonly ReservationRow[],
  { sort, reversed }: Pick<ReservationQuery, 'sort' | 'reversed'>,
  colleagues: ReadonlyMap<string, Colleague>,
): readonly ReservationRow[] => {
  const sorted = rows.toSorted(orderOf(sort, colleagues))
  return reversed ? sorted.reverse() : sorted
}

type Order = (one: ReservationRow, other: ReservationRow) => number

const orderOf = (sort: ReservationSort, colleagues: ReadonlyMap<string, Colleague>): Order => {
  const by =
    (text: (row: ReservationRow) => string): Order =>
    (one, other) =>
      nameOrder.compare(text(one), text(other)) || byArrival(one, other)
  switch (sort) {
    case 'arrival':
      return byArrival
    case 'number':
      return byNumber
    case 'price':
      return (one, other) => other.reservation.price - one.reservation.price || byArrival(one, other)
    case 'guest':
      return by(({ reservation }) => reservation.guest.name)
    case 'room':
      return by(({ reservation }) => reservation.roomType)
    case 'state':
      return by(({ reservation }) => String(reservationStates.indexOf(reservation.state)))
    case 'source':
      return by(({ reservation }) => reservation.source)
    case 'person':
      return by(({ reservation }) => colleagues.get(reservation.assigneeId ?? '')?.name ?? '')
  }
}

export interface ReservationLane {
  readonly state: ReservationState
  readonly rows: readonly ReservationRow[]
}

/** The columns of the board: every state, each with its reservations in the order of arrival. */
export const reservationLanes = (found: readonly ReservationRow[]): readonly ReservationLane[] => {
  const lanes = new Map<ReservationState, ReservationRow[]>(reservationStates.map((state) => [state, []]))
  for (const row of found.toSorted(byArrival)) lanes.get(row.reservation.state)?.push(row)
  return [...lanes].map(([state, rows]) => ({ state, rows }))
}
