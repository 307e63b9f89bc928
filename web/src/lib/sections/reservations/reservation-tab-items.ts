import type { ReservationCounts } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { stayListName } from '#lib/words/reservations/reservation-names.ts'
import type { ReservationTab } from './reservation-query.ts'

export interface ReservationTabItem {
  readonly id: ReservationTab
  readonly label: string
  readonly count: number
}

/** The lists of the front desk, then everything and what waits for a person, each with how many are in it. */
export const reservationTabItems = (counts: ReservationCounts): readonly ReservationTabItem[] => {
  const all = [...counts.byState.values()].reduce((sum, count) => sum + count, 0)
  const ended = ['departed', 'cancelled', 'no-show'] as const
  return [
    { id: 'arrivals', label: stayListName('arrivals'), count: counts.arrivals },
    { id: 'departures', label: stayListName('departures'), count: counts.departures },
    { id: 'in-house', label: stayListName('in-house'), count: counts.inHouse },
    { id: 'upcoming', label: stayListName('upcoming'), count: counts.upcoming },
    {
      id: 'ended',
      label: stayListName('ended'),
      count: ended.reduce((sum, state) => sum + (counts.byState.get(state) ?? 0), 0),
    },
    { id: 'all', label: m.board_tab_all(), count: all },
    { id: 'mine', label: m.board_tab_mine(), count: counts.mine },
    { id: 'late', label: m.reservations_tab_late(), count: counts.late },
    { id: 'to-reconcile', label: m.reservations_tab_to_reconcile(), count: counts.toReconcile },
  ]
}
