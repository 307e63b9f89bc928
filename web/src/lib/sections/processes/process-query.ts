import { stateIds, type MemberId, type StateId } from '@kontor/domain'

const processShapes = ['board', 'table'] as const
export type ProcessShape = (typeof processShapes)[number]

export const processSorts = ['due', 'number', 'numbers', 'kind', 'state', 'unit', 'operator', 'person'] as const
export type ProcessSort = (typeof processSorts)[number]

/** What the screen of processes shows. It is kept in the address, so that it can be shared, saved and gone back to. */
export interface ProcessQuery {
  readonly text: string
  /** `all`, `mine`, `unassigned`, `late`, or what people call the processes by: `fnp`, `complaint`, the id of an own type. */
  readonly tab: string
  readonly shape: ProcessShape
  readonly state: StateId | null
  /** The person in charge. */
  readonly person: MemberId | null
  readonly unit: string | null
  readonly sort: ProcessSort
  readonly reversed: boolean
}

export const processFilters = ['state', 'person', 'unit'] as const
export type ProcessFilter = (typeof processFilters)[number]

const usualSort: ProcessSort = 'due'

export const processQueryOf = (params: Pick<URLSearchParams, 'get' | 'has'>): ProcessQuery => ({
  text: params.get('q') ?? '',
  tab: params.get('tab') ?? 'all',
  shape: oneOf(processShapes, params.get('shape')) ?? 'board',
  state: oneOf(stateIds, params.get('state')),
  // Values from the address are only compared with ids of records.
  person: params.get('person') as MemberId | null,
  unit: params.get('unit'),
  sort: oneOf(processSorts, params.get('sort')) ?? usualSort,
  reversed: params.has('reversed'),
})

/** The parameters to write into the address; null removes one, and defaults are left out. */
export const processQueryParams = (query: Partial<ProcessQuery>): Record<string, string | null> => {
  const params: Record<string, string | null> = {}
  if (query.text !== undefined) params['q'] = query.text === '' ? null : query.text
  if (query.tab !== undefined) params['tab'] = query.tab === 'all' ? null : query.tab
  if (query.shape !== undefined) params['shape'] = query.shape === 'board' ? null : query.shape
  for (const filter of processFilters) if (query[filter] !== undefined) params[filter] = query[filter]
  if (query.sort !== undefined) params['sort'] = query.sort === usualSort ? null : query.sort
  if (query.reversed !== undefined) params['reversed'] = query.reversed ? '' : null
  return params
}

/** Everything of a query in the form that a saved view keeps: what an address has after `?`. */
export const savedQuery = (query: ProcessQuery): string => {
  const params = Object.entries(processQueryParams(query)).filter((pair): pair is [string, string] => pair[1] !== null)
  return new URLSearchParams(params).toString()
}

/** The parameters of the address for a saved view: those that it does not have are removed. */
export const paramsOfSaved = (saved: string): Record<string, string | null> =>
  processQueryParams(processQueryOf(new URLSearchParams(saved)))

export const isFiltered = (query: ProcessQuery): boolean =>
  query.text.trim() !== '' || processFilters.some((filter) => query[filter] !== null)

const oneOf = <Value extends string>(values: readonly Value[], value: string | null): Value | null =>
  values.find((known) => known === value) ?? null
