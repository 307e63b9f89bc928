import { describe, expect, it } from 'vitest'
import { type CalendarDate, momentOf } from '../../kernel/calendar-date.ts'
import { dueAt, isLate, lateSince, withdrawableUntil } from './due-at.ts'
import { defaultDeadlines, type ChangedDeadlines } from './deadlines.ts'
import type { Process } from './records.ts'
import { now, openSample, portability } from './testing/sample-processes.ts'

const at = (date: string, hour = 0): number => momentOf(date as CalendarDate, hour)
const terms = () => openSample().processes

/** A case that came into its state on this Friday at noon. */
const caseOf = (fields: object, numbers: object = {}): Process =>
  ({
    id: 'process-0001',
    type: 'np-in',
    state: 'with-donor',
    dueDate: null,
    opened: { at: now, by: null },
    moved: { at: now, by: null },
    portability: { ...portability, inPerson: false, relocation: false, date: null, ...numbers },
    ...fields,
  }) as unknown as Process

describe('[DOMAIN] the deadline of a waiting state', () => {
  it.each([
    ['answer about a mobile number, in person', {}, { inPerson: true }, at('2026-11-30', 10)],
    ['answer about a fixed number, in person', {}, { service: 'fnp', inPerson: true }, at('2026-11-30', 24)],
    ['answer about a mobile number', {}, {}, at('2026-11-30', 24)],
    ['answer about a fixed number', {}, { service: 'fnp' }, at('2026-12-11', 24)],
    ['answer about a relocation', {}, { relocation: true }, at('2026-12-18', 24)],
    ['answer that we owe as the donor', { type: 'np-out', state: 'received' }, {}, at('2026-11-30', 24)],
    ['move of a mobile number', { state: 'date-proposed' }, {}, at('2026-11-30', 24)],
    ['move of a fixed number', { state: 'date-proposed' }, { service: 'fnp' }, at('2026-12-08', 24)],
    ['move with a period of notice', { state: 'date-proposed' }, { mode: 'END' }, at('2026-12-11', 24)],
    ['agreed date', { state: 'scheduled' }, { date: '2026-12-24' }, at('2026-12-24', 24)],
    ['draft', { state: 'draft' }, {}, null],
    ['day that people set', { dueDate: '2026-12-01' }, {}, at('2026-12-01', 24)],
    ['closed one', { state: 'ported', dueDate: '2026-12-01' }, {}, null],
    ['built-in type without a term', { type: 'complaint', state: 'new', portability: null }, {}, null],
    [
      'built-in type with a changed term',
      { type: 'fault', state: 'waiting', portability: null },
      {},
      at('2026-11-30', 24),
    ],
    ['own type', { type: 'type-audit', state: 'new', portability: null }, {}, at('2026-12-02', 24)],
    ['own type in working days', { type: 'type-order', state: 'new', portability: null }, {}, at('2026-12-04', 24)],
    ['own type that was removed', { type: 'type-gone', state: 'new', portability: null }, {}, at('2026-12-02', 24)],
  ])('[DOMAIN] %s', (_what, fields, numbers, due) => {
    expect(dueAt(caseOf(fields, numbers), terms())).toBe(due)
  })

  it('[DOMAIN] counts from when the process came into its state, a simple one from its opening', () => {
    const moved = { moved: { at: at('2026-11-30', 9), by: null } }
    expect(dueAt(caseOf({ ...moved }, { inPerson: true }), terms())).toBe(at('2026-11-30', 15))
    expect(dueAt(caseOf({ ...moved, type: 'type-audit', state: 'waiting', portability: null }), terms())).toBe(
      at('2026-12-02', 24),
    )
  })

  it('[ISSUE 9] a process is late from its deadline on, and since then', () => {
    const process = caseOf({}, { inPerson: true })
    const due = at('2026-11-30', 10)
    expect([due - 1, due, due + 7].map((moment) => lateSince(process, terms(), moment))).toEqual([null, due, due])
    expect([due - 1, due].map((moment) => isLate(process, terms(), moment))).toEqual([false, true])
  })

  it('[DOMAIN] an organisation changes a term, or has none', () => {
    const changed = (term: object | null) => ({
      processType: new Map(),
      deadline: new Map([['answer-mobile', { id: 'answer-mobile', term }]]) as unknown as ChangedDeadlines,
    })
    expect(dueAt(caseOf({}), changed({ amount: 1, unit: 'working-hours' }))).toBe(at('2026-11-27', 13))
    expect(dueAt(caseOf({}), changed(null))).toBe(null)
    expect(defaultDeadlines['answer-mobile']).toEqual({ amount: 3, unit: 'days' })
  })
})

it('[DOMAIN] a case can be withdrawn until two days before its date, or as long as the organisation says', () => {
  const until = (term: object | null | undefined) =>
    withdrawableUntil(
      '2026-12-01' as CalendarDate,
      {
        processType: new Map(),
        deadline: new Map(
          term === undefined ? [] : [['withdrawal', { id: 'withdrawal', term }]],
        ) as unknown as ChangedDeadlines,
      },
      'withdrawal',
    )
  expect(until(undefined)).toBe('2026-11-29')
  expect(until({ amount: 2, unit: 'working-days' })).toBe('2026-11-27')
  expect(until({ amount: 9, unit: 'working-hours' })).toBe('2026-11-27')
  expect(until(null)).toBe('2026-12-01')
})
