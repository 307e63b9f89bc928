import { dayMs, hourMs } from '../../kernel/durations.ts'
import { expect, it } from 'vitest'
import { reservationCounts, reservationsPerDay } from './counts.ts'
import { answerHours, reservationDueAt, reservationLateSince } from './late.ts'
import { isInList, stayLists } from './lists.ts'
import { now, openSample, today } from './testing/sample-reservations.ts'

const stayOf = (arrival: string, departure: string) => ({ arrival, departure })

/** One reservation in each place that the front desk knows, on a Friday. */
const setup = () => {
  const sample = openSample()
  const { make, move } = sample
  const before = { at: now - 3 * dayMs }
  make('expected', { assigneeId: 'member-anna' })
  move('expected', 'confirm')
  make('came', { assigneeId: 'member-jan', adults: 4, children: 0 })
  move('came', 'confirm')
  move('came', 'arrive')
  make('leaves', stayOf('2026-11-17', today), before)
  for (const step of ['confirm', 'arrive']) move('leaves', step, {}, before)
  make('left', stayOf('2026-11-17', today), before)
  for (const step of ['confirm', 'arrive']) move('left', step, {}, before)
  move('left', 'depart')
  make('upcoming', stayOf('2026-12-01', '2026-12-04'))
  make('unanswered', stayOf('2026-12-01', '2026-12-04'), { at: now - 25 * hourMs })
  make('missing', stayOf('2026-11-19', '2026-11-21'), before)
  move('missing', 'confirm', {}, before)
  make('gone', stayOf('2026-11-19', '2026-11-21'), before)
  move('gone', 'cancel', { reason: 'guest-cancelled' }, { at: now - dayMs })
  return sample
}

it('[DOMAIN] the lists of the front desk are today’s arrivals and departures, the house, what comes, and what ended', () => {
  const { reservations } = setup()
  const list = (name: (typeof stayLists)[number]) =>
    [...reservations.reservation.values()]
      .filter((each) => isInList(each, name, today as never))
      .map(({ id }) => id.replace('reservation-', ''))
  expect(Object.fromEntries(stayLists.map((name) => [name, list(name)]))).toEqual({
    arrivals: ['expected', 'came', 'missing'],
    departures: ['leaves', 'left'],
    'in-house': ['came', 'leaves'],
    upcoming: ['upcoming', 'unanswered'],
    ended: ['left', 'gone'],
  })
})

it('[A2] [A5] the front desk counts arrivals, departures, guests in the house, late answers, and those without a person', () => {
  const { reservations } = setup()
  expect(reservationCounts(reservations.reservation.values(), { now, memberId: 'member-anna' })).toEqual({
    open: 6,
    arrivals: 3,
    arrived: 1,
    departures: 2,
    departed: 1,
    inHouse: 2,
    guestsInHouse: 7,
    upcoming: 2,
    lateAnswers: 1,
    late: 2,
    withoutPerson: 4,
    mine: 1,
    toReconcile: 1,
    byState: new Map([
      ['confirmed', 2],
      ['arrived', 2],
      ['departed', 1],
      ['new', 2],
      ['cancelled', 1],
    ]),
  })
})

it('[DOMAIN] a new one is late without an answer, a confirmed one after its arrival, a guest after the departure', () => {
  const { make, move, reservation } = openSample()
  make('0001', stayOf('2026-12-01', '2026-12-04'))
  expect(reservationDueAt(reservation('0001'))).toBe(now + answerHours * hourMs)
  make('0002')
  expect(reservationDueAt(reservation('0002'))).toBe(Date.parse('2026-11-20T23:00:00Z'))
  const due = Date.parse('2026-11-20T23:00:00Z')
  expect([due - 1, due, due + 9].map((at) => reservationLateSince(reservation('0002'), at))).toEqual([null, due, due])
  move('0002', 'confirm')
  expect(reservationDueAt(reservation('0002'))).toBe(due)
  move('0002', 'arrive')
  expect(reservationDueAt(reservation('0002'))).toBe(Date.parse('2026-11-22T23:00:00Z'))
  move('0002', 'depart')
  expect([reservationDueAt(reservation('0002')), reservationLateSince(reservation('0002'), now * 2)]).toEqual([
    null,
    null,
  ])
})

it('[ISSUE 9] the last 30 days show what was made, came, left, was cancelled, and how many stays had a guest each night', () => {
  const { reservations } = setup()
  const days = reservationsPerDay(reservations.reservation.values(), { now, days: 30 })
  expect([days.length, days[0]?.date, days.at(-1)?.date]).toEqual([30, '2026-10-22', today])
  const figures = { made: 0, arrived: 0, departed: 0, cancelled: 0, occupied: 0 }
  expect(days.slice(-5)).toEqual([
    { date: '2026-11-16', ...figures },
    { date: '2026-11-17', ...figures, made: 4, arrived: 2, occupied: 2 },
    { date: '2026-11-18', ...figures, occupied: 2 },
    { date: '2026-11-19', ...figures, made: 1, cancelled: 1, occupied: 2 },
    { date: today, ...figures, made: 3, arrived: 1, departed: 1, occupied: 2 },
  ])
})

it('[ISSUE 9] 10,000 open reservations are counted in well under a second', () => {
  const { make, reservation } = openSample()
  make('0001')
  const one = reservation('0001')
  const many = Array.from({ length: 10_000 }, (_, at) => ({
    ...one,
    id: `reservation-${at}` as typeof one.id,
    made: { at: now - at * hourMs, by: null },
    arrivedAt: now - 5 * dayMs,
  }))
  const began = performance.now()
  expect(reservationCounts(many, { now, memberId: null }).lateAnswers).toBeGreaterThan(9_000)
  expect(reservationsPerDay(many, { now, days: 30 })).toHaveLength(30)
  expect(performance.now() - began).toBeLessThan(2_000)
})
