import { dayMs, stateIds, statesOf, type Colleague, type MemberId, type StateId } from '@kontor/domain'
import { nameOrder } from '#lib/format/name-order.ts'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'
import type { ProcessQuery, ProcessSort } from './process-query.ts'
import type { ProcessRow } from './process-row.ts'

export interface ProcessesAt {
  readonly now: number
  /** The reader. */
  readonly memberId: MemberId
  readonly colleagues: ReadonlyMap<string, Colleague>
}

/** A closed process stays on the board for so long; a search and the filter of states find older ones. */
const recentMs = 7 * dayMs

export const isLateRow = ({ due }: ProcessRow, now: number): boolean => due !== null && now >= due

/** The processes that the query shows, in no order yet. */
export const processesFound = (
  rows: readonly ProcessRow[],
  query: ProcessQuery,
  at: ProcessesAt,
): readonly ProcessRow[] => {
  const words = soughtNumbers(query.text)
  const people = foldedPeople(at.colleagues)
  const everything = words.length > 0 || query.state !== null
  return rows.filter(
    (row) =>
      (everything || row.open || isRecent(row, at.now)) &&
      isInTab(row, query.tab, at) &&
      (query.state === null || row.process.state === query.state) &&
      (query.person === null || row.process.assigneeId === query.person) &&
      (query.unit === null || row.process.unit?.id === query.unit) &&
      findsAll(words, `${row.folded} ${people.get(row.process.assigneeId ?? '') ?? ''}`),
  )
}

export const isRecent = ({ process }: ProcessRow, now: number): boolean =>
  process.closedAt !== null && now - process.closedAt < recentMs

/** Of open ones alone: the tabs *Mine*, *Without a person* and *Late* speak of work to do. */
const isInTab = (row: ProcessRow, tab: string, { now, memberId }: ProcessesAt): boolean => {
  switch (tab) {
    case 'all':
      return true
    case 'mine':
      return row.process.assigneeId === memberId
    case 'unassigned':
      return row.open && row.process.assigneeId === null
    case 'late':
      return isLateRow(row, now)
    default:
      return row.kind === tab
  }
}

/** A number typed in groups, `512 884 071`, is one word. */
const soughtNumbers = (text: string): readonly string[] => soughtWords(text.replace(/(?<=\d)[\s-]+(?=\d)/g, ''))

const foldedPeople = (colleagues: ReadonlyMap<string, Colleague>): ReadonlyMap<string, string> =>
  new Map([...colleagues.values()].map(({ id, name }) => [id, searchForm(name)]))

const last = Number.MAX_SAFE_INTEGER

/** Late first, then by what is due next; what has no deadline comes last. */
export const byDue = (one: ProcessRow, other: ProcessRow): number =>
  Number(other.open) - Number(one.open) ||
  (one.due ?? last) - (other.due ?? last) ||
  (other.process.closedAt ?? 0) - (one.process.closedAt ?? 0) ||
  byNumber(one, other)

/** A process that has no number yet is the newest. */
const byNumber = (one: ProcessRow, other: ProcessRow): number =>
  (other.process.number ?? last) - (one.process.number ?? last) || (one.id < other.id ? -1 : 1)

export const processesInOrder = (
  rows: readonly ProcessRow[],
  { sort, reversed }: { readonly sort: ProcessSort; readonly reversed: boolean },
  colleagues: ReadonlyMap<string, Colleague>,
): readonly ProcessRow[] => {
  const text = textOf(sort, colleagues)
  const order =
    text === null
      ? sort === 'number'
        ? byNumber
        : byDue
      : (one: ProcessRow, other: ProcessRow) => nameOrder.compare(text(one), text(other)) || byDue(one, other)
  const sorted = rows.toSorted(order)
  return reversed ? sorted.reverse() : sorted
}

const textOf = (
  sort: ProcessSort,
  colleagues: ReadonlyMap<string, Colleague>,
): ((row: ProcessRow) => string) | null => {
  switch (sort) {
    case 'numbers':
      return ({ process }) => process.portability?.from ?? process.title ?? ''
    case 'kind':
      return ({ kind }) => kind
    case 'state':
      return ({ process }) => String(stateIds.indexOf(process.state))
    case 'unit':
      return ({ process }) => process.unit?.identifier ?? ''
    case 'operator':
      return ({ process }) => process.portability?.operator ?? ''
    case 'person':
      return ({ process }) => colleagues.get(process.assigneeId ?? '')?.name ?? ''
    default:
      return null
  }
}

export interface Lane {
  readonly state: StateId
  readonly rows: readonly ProcessRow[]
}

/** The columns of a board: the states of the types that it shows, in the order of work, each with its processes by deadline. */
export const lanesOf = (found: readonly ProcessRow[]): readonly Lane[] => {
  const states = statesShown(found)
  const byState = new Map<StateId, ProcessRow[]>(
    laneOrder.filter((state) => states.has(state)).map((state) => [state, []]),
  )
  for (const row of found) byState.get(row.process.state)?.push(row)
  return [...byState].map(([state, rows]) => ({ state, rows: rows.sort(byDue) }))
}

/** Those of number portability where no process is shown. */
const statesShown = (found: readonly ProcessRow[]): ReadonlySet<StateId> => {
  const types = new Set(found.map(({ process }) => process.type))
  if (types.size === 0) types.add('np-in')
  return new Set([...types].flatMap((type) => statesOf(type)))
}

/** Work before results, whatever the type. */
export const laneOrder: readonly StateId[] = [
  ...(['draft', 'received', 'with-donor', 'date-proposed', 'scheduled', 'new', 'in-progress', 'waiting'] as const),
  ...(['ported', 'done', 'refused', 'cancelled'] as const),
]
