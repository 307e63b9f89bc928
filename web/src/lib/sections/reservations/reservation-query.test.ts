import { expect, it } from 'vitest'
import {
  isReservationFiltered,
  paramsOfSavedReservations,
  reservationQueryOf,
  reservationQueryParams,
  savedReservationQuery,
  type ReservationQuery,
} from './reservation-query.ts'

const usual: ReservationQuery = {
  ...{ text: '', tab: 'arrivals', shape: 'table', state: null, person: null, sort: 'arrival', reversed: false },
}

it('[ISSUE 9] an address without parameters lists the arrivals, and a bad one too', () => {
  expect(reservationQueryOf(new URLSearchParams())).toEqual(usual)
  expect(reservationQueryOf(new URLSearchParams('shape=cube&tab=x&state=flying&sort=luck'))).toEqual(usual)
})

it('[ISSUE 9] what a view has saved comes back whole, and takes away what it does not have', () => {
  const query: ReservationQuery = { ...usual, text: 'żak', tab: 'late', shape: 'board', state: 'new', reversed: true }
  expect(reservationQueryOf(new URLSearchParams(savedReservationQuery(query)))).toEqual(query)
  expect(paramsOfSavedReservations('tab=mine')).toEqual({
    ...{ q: null, tab: 'mine', shape: null, state: null, person: null, sort: null, reversed: null },
  })
})

it('[ISSUE 9] only what differs from the usual is written, and tabs are no filters', () => {
  expect(reservationQueryParams({ text: '', tab: 'late' })).toEqual({ q: null, tab: 'late' })
  const queries: readonly ReservationQuery[] = [usual, { ...usual, text: ' ' }, { ...usual, tab: 'all' }]
  expect(queries.map(isReservationFiltered)).toEqual([false, false, false])
  expect(isReservationFiltered({ ...usual, state: 'new' })).toBe(true)
})
