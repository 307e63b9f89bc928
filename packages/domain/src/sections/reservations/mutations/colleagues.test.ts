import { describe, expect, it } from 'vitest'
import { timelineOf } from '../../board/events.ts'
import { now, openSample, surroundings } from '../testing/sample-reservations.ts'

const reservationId = 'reservation-0001'
const anna = { memberId: 'member-anna', name: 'Member anna' }
const jan = { memberId: 'member-jan', name: 'Member jan' }

describe('[ISSUE 9] a person in charge of a reservation', () => {
  it('[ISSUE 9] is given, changed and taken off, with an event each', () => {
    const { make, send, reservation, reservations } = openSample()
    make('0001')
    for (const memberId of ['member-jan', 'member-anna', null])
      expect(send('assignReservation', { reservationId, memberId })).toBe(null)
    expect(reservation('0001').assigneeId).toBe(null)
    expect(timelineOf(reservation('0001'), reservations.event).slice(1)).toMatchObject([
      { what: 'assigned', by: anna, from: null, to: jan },
      { what: 'assigned', by: anna, from: jan, to: anna },
      { what: 'assigned', by: anna, from: anna, to: null },
    ])
  })

  it('[ISSUE 9] must be able to open the section, and a closed reservation keeps its person', () => {
    const { make, move, send, run } = openSample()
    make('0001', { assigneeId: 'member-jan' })
    expect(send('assignReservation', { reservationId, memberId: 'member-gone' })).toEqual({
      ...{ code: 'assignee-without-access', memberId: 'member-gone' },
    })
    expect(run('assignReservation', { reservationId, memberId: 'member-jan' })).toMatchObject({ writes: [] })
    move('0001', 'cancel', { reason: 'duplicate' })
    expect(send('assignReservation', { reservationId, memberId: null })).toMatchObject({
      ...{ code: 'reservation-closed', state: 'cancelled' },
    })
  })

  it('[DESIGN 10] [S18] who loses the section is taken off what is open, with an event of the server', () => {
    const { make, move, change, reservation, reservations } = openSample()
    make('0001', { assigneeId: 'member-jan' })
    make('0002', { assigneeId: 'member-anna' })
    make('0003', { assigneeId: 'member-jan' })
    move('0003', 'cancel', { reason: 'duplicate' })
    const colleagues = surroundings.colleagues.filter(({ id }) => id !== 'member-jan')
    change('projectDirectory', { ...surroundings, colleagues }, { who: 'system', at: now + 9 })
    expect(['0001', '0002', '0003'].map((word) => reservation(word).assigneeId)).toEqual([
      ...[null, 'member-anna', 'member-jan'],
    ])
    expect(timelineOf(reservation('0001'), reservations.event).at(-1)).toEqual({
      ...{ id: 'reservation-0001_1', recordId: reservationId, at: now + 9, by: null, what: 'access-lost', from: jan },
    })
  })

  it('[S18] the same projection twice writes nothing, and is no mutation for people', () => {
    const { run, send } = openSample()
    expect(run('projectDirectory', surroundings, { who: 'system' })).toMatchObject({ writes: [] })
    expect(send('projectDirectory', surroundings, { who: 'owner' })).toEqual({
      ...{ code: 'unknown-mutation', name: 'projectDirectory' },
    })
  })
})
