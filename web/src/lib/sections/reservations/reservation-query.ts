import { reservationStates, stayLists, type MemberId, type ReservationState } from '@kontor/domain'

const reservationShapes = ['table', 'board'] as const
export type ReservationShape = (typeof reservationShapes)[number]

/** The lists of the front desk, everything, and what waits for a person. */
export const reservationTabs = [...stayLists, 'all', 'mine', 'late', 'to-reconcile'] as const
export type ReservationTab = (typeof reservationTabs)[number]

export const reservationSorts = ['arrival', 'guest', 'number', 'room', 'state', 'source', 'person', 'price'] as const
export type ReservationSort = (typeof reservationSorts)[number]

/** What the screen of reservations shows. It is kept in the address, so that it can be shared, saved and gone back to. */
export interface ReservationQuery {
  readonly text: string
  readonly tab: ReservationTab
  readonly shape: ReservationShape
  readonly state: ReservationState | null
  /** The person in charge. */
  readonly person: MemberId | null
  readonly sort: ReservationSort
  readonly reversed: boolean
}

export const reservationFilters = ['state', 'person'] as const
export type ReservationFilter = (typeof reservationFilters)[number]

export const reservationQueryOf = (params: Pick<URLSearchParams, 'get' | 'has'>): ReservationQuery => ({
  text: params.get('q') ?? '',
  tab: oneOf(reservationTabs, params.get('tab')) ?? 'arrivals',
  shape: oneOf(reservationShapes, params.get('shape')) ?? 'table',
  state: oneOf(reservationStates, params.get('state')),
  // A value from the address is only compared with ids of records.
  person: params.get('person') as MemberId | null,
  sort: oneOf(reservationSorts, params.get('sort')) ?? 'arrival',
  reversed: params.has('reversed'),
})

/** The parameters to write into the address; null removes one, and defaults are left out. */
export const reservationQueryParams = (query: Partial<ReservationQuery>): Record<string, string | null> => {
  const params: Record<string, string | null> = {}
  if (query.text !== undefined) params['q'] = query.text === '' ? null : query.text
  if (query.tab !== undefined) params['tab'] = query.tab === 'arrivals' ? null : query.tab
  if (query.shape !== undefined) params['shape'] = query.shape === 'table' ? null : query.shape
  for (const filter of reservationFilters) if (query[filter] !== undefined) params[filter] = query[filter]
  if (query.sort !== undefined) params['sort'] = query.sort === 'arrival' ? null : query.sort
  if (query.reversed !== undefined) params['reversed'] = query.reversed ? '' : null
  return params
}

/** Everything of a query in the form that a saved view keeps: what an address has after `?`. */
export const savedReservationQuery = (query: ReservationQuery): string =>
  new URLSearchParams(
    Object.entries(reservationQueryParams(query)).filter((pair): pair is [string, string] => pair[1] !== null),
  ).toString()

/** The parameters of the address for a saved view: those that it does not have are removed. */
export const paramsOfSavedReservations = (saved: string): Record<string, string | null> =>
  reservationQueryParams(reservationQueryOf(new URLSearchParams(saved)))

export const isReservationFiltered = (query: ReservationQuery): boolean =>
  query.text.trim() !== '' || reservationFilters.some((filter) => query[filter] !== null)

const oneOf = <Value extends string>(values: readonly Value[], value: string | null): Value | null =>
  values.find((known) => known === value) ?? null
