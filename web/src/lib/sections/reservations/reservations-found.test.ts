import { dateAt, reservationStates, type Colleague, type MemberId, type Reservation } from '@kontor/domain'
import { expect, it } from 'vitest'
import { reservationQueryOf } from './reservation-query.ts'
import { ReservationRows } from './reservation-row.ts'
import { reservationLanes, reservationsFound, reservationsInOrder } from './reservations-found.ts'

const now = Date.UTC(2026, 10, 18, 12)
const day = 24 * 60 * 60 * 1000
const joanna = 'member-joanna' as MemberId
const colleagues = new Map<string, Colleague>([[joanna, { id: joanna, name: 'Joanna Łąka' }]])
const dayFrom = (days: number) => dateAt(now + days * day)

const reservation = (word: string, name: string, fields: Partial<Reservation>): Reservation => ({
  ...{ id: `reservation-${word}` as Reservation['id'], number: null, guest: { name, phone: null, email: null } },
  ...{ roomType: 'Rodzinny', adults: 2, children: 0, arrival: dayFrom(0), departure: dayFrom(2), price: 50_000 },
  ...{ commission: 0, source: 'phone', remarks: '', state: 'new', moved: { at: now, by: null }, reason: null },
  ...{ invalidCard: null, reconciled: null, assigneeId: null, made: { at: now, by: null } },
  ...{ arrivedAt: null, closedAt: null, events: 1, changedAt: now },
  ...fields,
})

const all = [
  reservation('today', 'Żaneta Bąk', { number: 1 }),
  reservation('soon', 'Anna Lis', { number: 4, arrival: dayFrom(9), departure: dayFrom(12), price: 90_000 }),
  reservation('inside', 'Łucja Żak', {
    ...{ number: 2, state: 'arrived', arrival: dayFrom(-2), departure: dayFrom(1) },
    assigneeId: joanna,
  }),
  reservation('left', 'Jan Sęk', { number: 3, state: 'departed', arrival: dayFrom(-4), departure: dayFrom(-1) }),
  reservation('missed', 'Ewa Kot', { number: 5, state: 'confirmed', arrival: dayFrom(-1), departure: dayFrom(1) }),
]
const rows = new ReservationRows().of(all)
const words = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id.replace('reservation-', ''))

it.each([
  ['', ['missed', 'today']],
  ['tab=in-house', ['inside']],
  ['tab=upcoming', ['soon']],
  ['tab=ended', ['left']],
  ['tab=mine', ['inside']],
  ['tab=late', ['missed']],
  ['tab=to-reconcile', ['left']],
  ['tab=all&state=departed', ['left']],
  [`tab=all&person=${joanna}`, ['inside']],
  ['q=zaneta', ['today']],
  ['q=laka', ['inside']],
  ['q=sek&tab=upcoming', ['left']],
  ['q=nikt', []],
])('[ISSUE 9] the address "%s" shows these reservations', (search, expected) => {
  const query = reservationQueryOf(new URLSearchParams(search))
  expect(words(reservationsFound(rows, query, { now, memberId: joanna, colleagues })).toSorted()).toEqual(expected)
})

it.each([
  ['arrival', ['inside', 'missed', 'today', 'soon', 'left']],
  ['number', ['missed', 'soon', 'left', 'inside', 'today']],
  ['price', ['soon', 'inside', 'missed', 'today', 'left']],
  ['guest', ['soon', 'missed', 'left', 'inside', 'today']],
  ['state', ['today', 'soon', 'missed', 'inside', 'left']],
  ['person', ['missed', 'today', 'soon', 'left', 'inside']],
] as const)('[ISSUE 9] they are sorted by %s, and the other way round', (sort, expected) => {
  const sorted = (reversed: boolean) => words(reservationsInOrder(rows, { sort, reversed }, colleagues))
  expect(sorted(false)).toEqual(expected)
  expect(sorted(true)).toEqual(expected.toReversed())
})

it('[ISSUE 9] the board has a lane for each state, in the order of a stay, with arrivals first', () => {
  const lanes = reservationLanes(rows)
  expect(lanes.map(({ state }) => state)).toEqual(reservationStates)
  expect(lanes.map((lane) => words(lane.rows))).toEqual([['today', 'soon'], ['missed'], ['inside'], ['left'], [], []])
})

it('[ISSUE 9] the row of a record that did not change is the same object, so ten thousand are quick', () => {
  const known = new ReservationRows()
  const [first] = known.of(all)
  expect(known.of(all)[0]).toBe(first)
})
