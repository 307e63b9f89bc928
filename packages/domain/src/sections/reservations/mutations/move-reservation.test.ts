import { dayMs } from '../../../kernel/durations.ts'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../kernel/limits.ts'
import { reservationReasons } from '../reasons.ts'
import { now, openSample, stay, today } from '../testing/sample-reservations.ts'

const jan = { memberId: 'member-jan', name: 'Member jan' }
const tomorrow = { arrival: '2026-11-21', departure: '2026-11-22' }

describe('[DOMAIN] a reservation', () => {
  it('[DOMAIN] goes from new to departed, with the hours of arrival and departure', () => {
    const { make, move, reservation } = openSample()
    make('0001')
    expect(move('0001', 'confirm')).toBe(null)
    expect(move('0001', 'arrive', {}, { who: 'jan', at: now + 5 })).toBe(null)
    expect(reservation('0001')).toMatchObject({
      ...{ state: 'arrived', moved: { at: now + 5, by: jan }, arrivedAt: now + 5, closedAt: null },
    })
    expect(move('0001', 'depart', {}, { at: now + 2 * dayMs })).toBe(null)
    expect(reservation('0001')).toMatchObject({
      ...{ state: 'departed', arrivedAt: now + 5, closedAt: now + 2 * dayMs, events: 4 },
    })
  })

  it('[DOMAIN] a guest arrives from the day of arrival on, as Warsaw has it', () => {
    const { bring, move } = openSample()
    bring('0001', 'confirmed', tomorrow)
    const beforeMidnight = Date.parse('2026-11-20T22:59:59Z')
    expect(move('0001', 'arrive', {}, { at: beforeMidnight })).toEqual({
      ...{ code: 'too-early-for-step', step: 'arrive', from: '2026-11-21', today },
    })
    expect(move('0001', 'arrive', {}, { at: beforeMidnight + 1000 })).toBe(null)
  })

  it('[DOMAIN] a no-show is marked from the day after the arrival', () => {
    const { bring, move, reservation } = openSample()
    bring('0001', 'confirmed')
    expect(move('0001', 'mark-no-show')).toEqual({
      ...{ code: 'too-early-for-step', step: 'mark-no-show', from: '2026-11-21', today },
    })
    expect(move('0001', 'mark-no-show', {}, { at: now + dayMs })).toBe(null)
    expect(reservation('0001')).toMatchObject({ state: 'no-show', closedAt: now + dayMs, reason: null })
  })

  it('[DOMAIN] a guest who comes after a no-show is reinstated and arrives', () => {
    const { bring, move, reservation } = openSample()
    bring('0001', 'no-show')
    expect([move('0001', 'reinstate', {}, { at: now + dayMs }), reservation('0001').closedAt]).toEqual([null, null])
    expect(move('0001', 'arrive', {}, { at: now + dayMs })).toBe(null)
  })

  it('[DOMAIN] is cancelled with a reason, and another reason needs an explanation', () => {
    const { make, move, reservation } = openSample()
    make('0001')
    expect(move('0001', 'cancel')).toEqual({ code: 'cancellation-reason-missing', reasons: reservationReasons })
    for (const explanation of [undefined, ' \n'])
      expect(move('0001', 'cancel', { reason: 'other', explanation })).toEqual({
        code: 'cancellation-explanation-missing',
      })
    expect(move('0001', 'cancel', { reason: 'other', explanation: 'Powódź' })).toBe(null)
    expect(reservation('0001')).toMatchObject({
      ...{ state: 'cancelled', closedAt: now, reason: { code: 'other', explanation: 'Powódź' } },
    })
    expect(move('0001', 'reinstate')).toBe(null)
    expect(reservation('0001')).toMatchObject({ state: 'new', closedAt: null, reason: null })
  })

  it.each([
    ['an unknown step', { step: 'jump' }, 'step', 'not-an-option'],
    ['an unknown reason', { step: 'cancel', reason: 'moon' }, 'reason', 'not-an-option'],
    [
      'an explanation that is too long',
      { step: 'cancel', reason: 'other', explanation: 'ż'.repeat(limits.reservations.explanationLengthMax + 1) },
      'explanation',
      'too-long',
    ],
  ])('[ISSUE 9] is not moved with %s', (_what, args, path, reason) => {
    const { make, send, reservation } = openSample()
    make('0001')
    expect(send('moveReservation', { reservationId: 'reservation-0001', ...args })).toEqual({
      ...{ code: 'invalid-arguments', issues: [{ path, reason }] },
    })
    expect(reservation('0001').state).toBe('new')
  })

  it('[S11] an explanation is taken at its bound', () => {
    const { make, move } = openSample()
    make('0001')
    const explanation = 'ż'.repeat(limits.reservations.explanationLengthMax)
    expect(move('0001', 'cancel', { reason: 'other', explanation })).toBe(null)
  })
})

describe('[ISSUE 9] two people who move one reservation', () => {
  it('[ISSUE 9] the second is refused with where it is, who moved it there and when, and the steps from there', () => {
    const { bring, move, reservation } = openSample()
    bring('0001', 'confirmed')
    expect(move('0001', 'arrive', {}, { who: 'jan', at: now + 5 })).toBe(null)
    expect(move('0001', 'cancel', { reason: 'guest-cancelled' }, { at: now + 6 })).toEqual({
      code: 'reservation-step-not-allowed',
      step: 'cancel',
      allowed: ['depart', 'put-back'],
      recordId: 'reservation-0001',
      number: 1,
      state: 'arrived',
      movedBy: jan,
      movedAt: now + 5,
    })
    expect(reservation('0001').state).toBe('arrived')
  })

  it('[ISSUE 9] an unknown reservation is refused as such', () => {
    expect(openSample().move('0009', 'confirm')).toEqual({
      ...{ code: 'unknown-reservation', recordId: 'reservation-0009' },
    })
  })
})

it('[ISSUE 9] a reopened reservation loses a person who may not open the section any more', () => {
  const { bring, move, change, reservation } = openSample()
  bring('0001', 'departed', { ...stay, assigneeId: 'member-jan' })
  change('projectDirectory', { colleagues: [], units: [] }, { who: 'system' })
  expect(reservation('0001').assigneeId).toBe('member-jan')
  expect(move('0001', 'reopen')).toBe(null)
  expect(reservation('0001')).toMatchObject({ state: 'arrived', assigneeId: null, closedAt: null, arrivedAt: now })
})
