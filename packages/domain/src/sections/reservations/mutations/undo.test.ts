import { dayMs } from '../../../kernel/durations.ts'
import { describe, expect, it } from 'vitest'
import { undoEntry } from '../../../kernel/undo-entry.ts'
import { reservationsKind } from '../reservations-kind.ts'
import { now, openSample, stay, surroundings } from '../testing/sample-reservations.ts'

const reservationId = 'reservation-0001'

/** Sends a mutation, undoes it by what it changed, and returns the outcome of each mutation sent back. */
const setup = () => {
  const sample = openSample()
  const undo = (name: string, args: object, { who = 'anna', at = now } = {}) => {
    const changes = sample.change(name, args, { who, at })
    const { mutations, obstacle } = undoEntry(reservationsKind, { name, changes }, sample.reservations)
    return mutations === null ? obstacle : mutations.map((back) => sample.send(back.name, back.args, { who, at }))
  }
  return { ...sample, undo }
}

describe('[ISSUE 9] undoing in the reservations', () => {
  it('[ISSUE 9] a reservation that was made is cancelled as made by mistake: its number was given', () => {
    const { undo, reservation } = setup()
    expect(undo('makeReservation', { reservationId, ...stay })).toEqual([null])
    expect(reservation('0001')).toMatchObject({ state: 'cancelled', reason: { code: 'made-by-mistake' } })
  })

  it('[ISSUE 9] changed fields get their values back, and only these', () => {
    const { undo, make, send, reservation } = setup()
    make('0001')
    const before = reservation('0001')
    expect(undo('changeReservation', { reservationId, name: 'Igor Zaręba', phone: null, price: 1 })).toEqual([null])
    expect(reservation('0001')).toEqual({ ...before, events: 3 })
    send('changeReservation', { reservationId, remarks: 'Winda' })
    expect(undo('changeDates', { reservationId, arrival: '2026-11-21', departure: '2026-11-23' })).toEqual([null])
    expect(reservation('0001')).toMatchObject({ arrival: stay.arrival, departure: stay.departure, remarks: 'Winda' })
    expect(undo('changeReservation', { reservationId, remarks: 'Winda' })).toBe('nothing-changed')
  })

  it('[ISSUE 9] an arrival, a departure, a no-show and a cancellation are taken back', () => {
    const { undo, bring, move, reservation } = setup()
    bring('0001', 'confirmed')
    const step = (id: string, fields = {}) => ({ reservationId, step: id, ...fields })
    expect(undo('moveReservation', step('arrive'))).toEqual([null])
    expect(undo('moveReservation', step('cancel', { reason: 'guest-cancelled' }))).toEqual([null, null])
    expect(undo('moveReservation', step('mark-no-show'), { at: now + dayMs })).toEqual([null])
    expect(reservation('0001')).toMatchObject({ state: 'confirmed', reason: null, closedAt: null, arrivedAt: null })
    move('0001', 'arrive')
    expect(undo('moveReservation', step('depart'))).toEqual([null])
    expect(undo('moveReservation', step('put-back'))).toEqual([null])
    expect(reservation('0001').state).toBe('arrived')
  })

  it('[DOMAIN] a confirmation is not taken back: the guest counts on it', () => {
    const { undo, make } = setup()
    make('0001')
    expect(undo('moveReservation', { reservationId, step: 'confirm' })).toBe('no-way-back')
  })

  it('[ISSUE 9] the mark of a card, a reconciliation and a person go back to what they were', () => {
    const { undo, bring, send, reservation } = setup()
    bring('0001', 'arrived', { assigneeId: 'member-jan' })
    expect(undo('markCard', { reservationId, isInvalid: true })).toEqual([null])
    expect(undo('assignReservation', { reservationId, memberId: null })).toEqual([null])
    expect(reservation('0001')).toMatchObject({ invalidCard: null, assigneeId: 'member-jan' })
    send('moveReservation', { reservationId, step: 'depart' })
    expect(undo('reconcileStay', { reservationId, amount: 1 })).toEqual([null])
    expect(reservation('0001').reconciled).toBe(null)
    send('reconcileStay', { reservationId, amount: 5 })
    expect(undo('reconcileStay', { reservationId, amount: 6 })).toEqual([null])
    expect(reservation('0001').reconciled?.amount).toBe(5)
  })

  it('[ISSUE 9] notes and views come back, go away, or have their old content', () => {
    const { undo, make, send, reservations } = setup()
    make('0001')
    const note = { noteId: 'note-0001', recordId: reservationId, text: 'Pierwsza' }
    const view = { viewId: 'view-0001', name: 'Moje', shared: false, query: 'mine=1' }
    expect([undo('addNote', note), undo('saveView', view)]).toEqual([[null], [null]])
    expect([reservations.note.size, reservations.view.size]).toEqual([0, 0])
    send('addNote', { ...note, noteId: 'note-0002' })
    send('saveView', { ...view, viewId: 'view-0002' })
    expect(undo('changeNote', { noteId: 'note-0002', text: 'Druga' })).toEqual([null])
    expect(undo('removeNote', { noteId: 'note-0002' })).toEqual([null])
    expect(undo('changeView', { viewId: 'view-0002', name: 'Inne' })).toEqual([null])
    expect(undo('removeView', { viewId: 'view-0002' })).toEqual([null])
    expect([...reservations.note.values()].map(({ text }) => text)).toEqual(['Pierwsza'])
    expect([...reservations.view.values()]).toMatchObject([{ name: 'Moje', query: 'mine=1' }])
  })

  it('[S18] what the server wrote is not undone', () => {
    const units: readonly object[] = []
    expect(setup().undo('projectDirectory', { ...surroundings, units }, { who: 'system' })).toBe('happened')
  })
})
