import type { CalendarDate } from '../../kernel/calendar-date.ts'
import type { Reservation } from './records.ts'

/** The lists of the front desk. A reservation can be in two: a guest in the house who leaves today. */
export const stayLists = ['arrivals', 'departures', 'in-house', 'upcoming', 'ended'] as const
export type StayList = (typeof stayLists)[number]

/** Is a reservation in a list on this day? Today's arrivals and departures stay there when they have happened. */
export const isInList = (
  { state, arrival, departure }: Pick<Reservation, 'state' | 'arrival' | 'departure'>,
  list: StayList,
  today: CalendarDate,
): boolean => {
  const isExpected = state === 'new' || state === 'confirmed'
  switch (list) {
    // A guest who did not come yesterday still can today.
    case 'arrivals':
      return isExpected ? arrival <= today : arrival === today && (state === 'arrived' || state === 'departed')
    case 'departures':
      return state === 'arrived' ? departure <= today : state === 'departed' && departure === today
    case 'in-house':
      return state === 'arrived'
    case 'upcoming':
      return isExpected && arrival > today
    case 'ended':
      return state === 'departed' || state === 'cancelled' || state === 'no-show'
  }
}
