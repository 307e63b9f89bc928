import { emptyProcesses, stateIds, type Colleague, type MemberId, type Process } from '@kontor/domain'
import { expect, it } from 'vitest'
import { processQueryOf } from './process-query.ts'
import { ProcessRows } from './process-row.ts'
import { laneOrder, lanesOf, processesFound, processesInOrder } from './processes-found.ts'

const now = Date.UTC(2026, 10, 18, 12)
const day = 24 * 60 * 60 * 1000
const joanna = 'member-joanna' as MemberId
const colleagues = new Map<string, Colleague>([[joanna, { id: joanna, name: 'Joanna Łąka' }]])

const process = (id: string, fields: Partial<Process>): Process => ({
  ...{ id: id as Process['id'], number: null, type: 'complaint', title: id, unit: null, portability: null },
  ...{ state: 'new', moved: { at: now, by: null }, reason: null, dueDate: null, assigneeId: null },
  ...{ opened: { at: now, by: null }, closedAt: null, corrects: null, correctedBy: null, events: 1, changedAt: now },
  ...fields,
})
const portability: Process['portability'] = {
  service: 'mnp',
  from: '+48512884071',
  to: '+48512884071',
  mode: 'DAY',
  inPerson: true,
  relocation: false,
  operator: 'PT 01102',
  date: null,
  routingNumber: null,
}

const all = [
  process('process-case', {
    type: 'np-in',
    state: 'with-donor',
    number: 3,
    portability,
    moved: { at: now - 5 * day, by: null },
  }),
  process('process-mine', { number: 2, assigneeId: joanna }),
  process('process-late', { number: 4, dueDate: '2026-11-10' as Process['dueDate'] }),
  process('process-week', { number: 5, state: 'done', closedAt: now - 2 * day }),
  process('process-year', { number: 1, state: 'done', closedAt: now - 300 * day }),
]
const rowsOf = () => new ProcessRows().of(all, emptyProcesses())
const found = (search: string) =>
  processesFound(rowsOf(), processQueryOf(new URLSearchParams(search)), { now, memberId: joanna, colleagues })
    .map(({ id }) => id.replace('process-', ''))
    .toSorted()

it.each([
  ['', ['case', 'late', 'mine', 'week']],
  ['tab=mnp', ['case']],
  ['tab=mine', ['mine']],
  ['tab=late', ['case', 'late']],
  ['tab=unassigned', ['case', 'late']],
  ['q=512 884', ['case']],
  ['q=laka', ['mine']],
  ['q=process-year', ['year']],
  ['state=done', ['week', 'year']],
  [`person=${joanna}&tab=complaint`, ['mine']],
])('[ISSUE 9] the address "%s" shows these processes', (search, ids) => {
  expect(found(search)).toEqual(ids)
})

it('[ISSUE 9] what is due first comes first, and closed ones last', () => {
  const ids = (sort: 'due' | 'number') =>
    processesInOrder(rowsOf(), { sort, reversed: false }, colleagues).map(({ id }) => id.replace('process-', ''))
  expect(ids('due')).toEqual(['late', 'case', 'mine', 'week', 'year'])
  expect(ids('number')).toEqual(['week', 'late', 'case', 'mine', 'year'])
})

it('[ISSUE 9] a board has a lane for each state of its types, every state has its place', () => {
  const lanes = lanesOf(rowsOf().filter(({ kind }) => kind === 'complaint'))
  expect(lanes.map(({ state, rows }) => [state, rows.length])).toEqual([
    ['new', 2],
    ['in-progress', 0],
    ['waiting', 0],
    ['done', 2],
    ['cancelled', 0],
  ])
  expect(laneOrder.toSorted()).toEqual(stateIds.toSorted())
})

it('[ISSUE 9] the row of a record that did not change is the same object, so ten thousand are quick', () => {
  const rows = new ProcessRows()
  const terms = emptyProcesses()
  const [first] = rows.of(all, terms)
  expect(rows.of(all, terms)[0]).toBe(first)
  expect(rows.of(all, { ...terms, deadline: new Map() })[0]).not.toBe(first)
})
