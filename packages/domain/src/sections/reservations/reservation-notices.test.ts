import { expect, it } from 'vitest'
import { momentOf, type CalendarDate } from '../../kernel/calendar-date.ts'
import type { MemberId } from '../../kernel/ids.ts'
import type { Notice } from '../../kernel/notice.ts'
import { reservationNotices } from './reservation-notices.ts'
import type { ReservationsChange } from './reservations.ts'
import { now, openSample, stay } from './testing/sample-reservations.ts'

const [anna, jan] = ['member-anna', 'member-jan'] as [MemberId, MemberId]
const midnight = (date: string): number => momentOf(date as CalendarDate, 24)
const recordId = 'reservation-one'

const setup = () => {
  const sample = openSample()
  const after = (changes: readonly ReservationsChange[]) =>
    reservationNotices.after({ changes, content: sample.reservations, now, by: anna })
  const concerned = (notice: Notice, at: number) =>
    [anna, jan].filter((memberId) => reservationNotices.concerns(sample.reservations, notice, { memberId, now: at }))
  return { ...sample, after, concerned }
}

it('[DESIGN 13] a new reservation is late when it waits too long for its answer, and then for its guest', () => {
  const { change, after, concerned } = setup()
  const late = (since: number) => ({ notice: { kind: 'late', recordId, since } as const, dueAt: since })
  expect(after(change('makeReservation', { reservationId: recordId, ...stay }))).toEqual([late(midnight('2026-11-20'))])
  expect(concerned(late(midnight('2026-11-20')).notice, midnight('2026-11-20'))).toEqual([anna, jan])
  change('moveReservation', { reservationId: recordId, step: 'confirm' })
  expect(concerned(late(midnight('2026-11-20')).notice, midnight('2026-11-20') - 1)).toEqual([])
  expect(after(change('moveReservation', { reservationId: recordId, step: 'arrive' }))).toEqual([
    late(midnight('2026-11-22')),
  ])
})

it('[DESIGN 13] an assigned reservation is news to the person in charge', () => {
  const { change, after, concerned } = setup()
  change('makeReservation', { reservationId: recordId, ...stay })
  const notice = { kind: 'assigned', recordId, memberId: jan } as const
  expect(after(change('assignReservation', { reservationId: recordId, memberId: jan }))).toEqual([
    { notice, dueAt: now },
  ])
  expect(concerned(notice, now)).toEqual([jan])
})
