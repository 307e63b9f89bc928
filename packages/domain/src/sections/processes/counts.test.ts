import { expect, it } from 'vitest'
import { dateAt } from '../../kernel/calendar-date.ts'
import { medianDuration, processCounts, processesPerDay } from './counts.ts'
import { now, openSample, today } from './testing/sample-processes.ts'

const day = 24 * 60 * 60 * 1000
const hour = 60 * 60 * 1000

const setup = () => {
  const sample = openSample()
  const { open, openSimple, move } = sample
  open('0001', { assigneeId: 'member-anna' }, { at: now - 8 * day })
  move('0001', 'send', {}, { at: now - 8 * day })
  openSimple('0002', {}, { at: now - day })
  openSimple('0003', { assigneeId: 'member-jan' }, { at: now - 2 * hour })
  openSimple('0004', {}, { at: now - 40 * day })
  move('0004', 'finish', {}, { at: now - day })
  openSimple('0005', {}, { at: now - 2 * hour })
  move('0005', 'finish', {}, { at: now })
  openSimple('0006', {}, { at: now - 3 * hour })
  move('0006', 'cancel', { reason: 'duplicate' }, { at: now })
  return sample.processes
}

it('[A2] [A5] a board counts what is open, late, without a person, one’s own, by state and by type', () => {
  const processes = setup()
  expect(processCounts(processes.process.values(), { terms: processes, now, memberId: 'member-jan' })).toEqual({
    open: 3,
    late: 1,
    withoutPerson: 1,
    mine: 1,
    byState: new Map([
      ['with-donor', 1],
      ['new', 2],
      ['done', 2],
      ['cancelled', 1],
    ]),
    openByType: new Map([
      ['mnp', 1],
      ['complaint', 2],
    ]),
  })
})

it('[ISSUE 9] deadlines that a screen has already are not computed again', () => {
  const processes = setup()
  const due = () => now
  expect(processCounts(processes.process.values(), { terms: processes, now, memberId: null, due }).late).toBe(3)
})

it('[ISSUE 9] the last 30 days show what was opened and finished on each day of Warsaw', () => {
  const days = processesPerDay(setup().process.values(), { now, days: 30 })
  expect([days.length, days[0]?.date, days.at(-1)?.date]).toEqual([30, '2026-10-29', today])
  expect(days.filter(({ opened, finished }) => opened + finished > 0)).toEqual([
    { date: '2026-11-19', opened: 1, finished: 0, finishedByKind: new Map() },
    { date: '2026-11-26', opened: 1, finished: 1, finishedByKind: new Map([['complaint', 1]]) },
    { date: today, opened: 3, finished: 1, finishedByKind: new Map([['complaint', 1]]) },
  ])
})

it.each([
  ['March, with a day of 23 hours', Date.UTC(2026, 3, 10, 21, 59)],
  ['October, with a day of 25 hours', Date.UTC(2026, 10, 5, 22, 59)],
])('[ISSUE 9] each hour is counted on its own day of Warsaw: %s', (_what, at) => {
  const one = setup().process.get('process-0003' as never)
  if (one === undefined) throw new Error('the sample has changed')
  // Two days more than are shown at each end.
  const hours = Array.from({ length: 34 * 24 }, (_, place) => at + 2 * day - place * hour)
  const processes = hours.map((openedAt) => ({ ...one, opened: { at: openedAt, by: null } }))
  const counted = processesPerDay(processes, { now: at, days: 30 }).map(({ date, opened }) => [date, opened])
  const expected = counted.map(([date]) => [date, hours.filter((each) => dateAt(each) === date).length])
  expect(counted).toEqual(expected)
})

it('[ISSUE 9] the median time to the end is of those finished in the period', () => {
  const all = () => setup().process.values()
  expect(medianDuration(all(), { from: now - 2 * day, to: now + 1 })).toBe((39 * day + 2 * hour) / 2)
  expect(medianDuration(all(), { from: now, to: now + 1 })).toBe(2 * hour)
  expect(medianDuration(all(), { from: now + 1, to: now + 2 })).toBe(null)
})

it('[ISSUE 9] 10,000 open records are counted in well under a second', () => {
  const { processes, open, process } = openSample()
  open('0001')
  const one = process('0001')
  const many = Array.from({ length: 10_000 }, (_, at) => ({
    ...one,
    id: `process-${at}` as typeof one.id,
    state: 'with-donor' as const,
    moved: { at: now - at * hour, by: null },
  }))
  const began = performance.now()
  expect(processCounts(many, { terms: processes, now, memberId: null }).late).toBeGreaterThan(9_000)
  expect(performance.now() - began).toBeLessThan(2_000)
})
