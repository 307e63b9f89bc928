import { describe, expect, it } from 'vitest'
import { limits } from '../../../kernel/limits.ts'
import { timelineOf } from '../../board/events.ts'
import { now, openSample, stay, today } from '../testing/sample-reservations.ts'

const issue = (path: string, reason: string) => ({ code: 'invalid-arguments', issues: [{ path, reason }] })
const anna = { memberId: 'member-anna', name: 'Member anna' }
const { amountMax, guestsMax, nightsMax, remarksLengthMax } = limits.reservations

describe('[ISSUE 9] making a reservation', () => {
  it('[S17] [DOMAIN] gives it a number, the state *new*, and an event', () => {
    const { make, reservation, reservations } = openSample()
    expect(make('0001', { assigneeId: 'member-jan' })).toBe(null)
    expect(reservation('0001')).toEqual({
      id: 'reservation-0001',
      number: 1,
      guest: { name: 'Róża Malec', phone: '+48600000117', email: 'roza@malec.example' },
      ...{ roomType: 'Rodzinny', adults: 2, children: 1, arrival: '2026-11-20', departure: '2026-11-22' },
      ...{ price: 115_300, commission: 150, source: 'portal', remarks: 'Dostawka' },
      state: 'new',
      moved: { at: now, by: anna },
      reason: null,
      invalidCard: null,
      reconciled: null,
      assigneeId: 'member-jan',
      made: { at: now, by: anna },
      arrivedAt: null,
      closedAt: null,
      events: 1,
      changedAt: now,
    })
    expect(timelineOf(reservation('0001'), reservations.event)).toEqual([
      { id: 'reservation-0001_0', recordId: 'reservation-0001', at: now, by: anna, what: 'made' },
    ])
  })

  it('[S17] numbers follow each other, whatever happens to the reservations before', () => {
    const { make, move, reservation } = openSample()
    make('0001')
    move('0001', 'cancel', { reason: 'duplicate' })
    make('0002')
    expect([reservation('0001').number, reservation('0002').number]).toEqual([1, 2])
  })

  it('[DOMAIN] needs no more than a guest, a room, dates, a price and where it came from', () => {
    const { send, reservation } = openSample()
    const { name, roomType, adults, arrival, departure, price, source } = stay
    const args = { reservationId: 'reservation-0001', name, roomType, adults, arrival, departure, price, source }
    expect(send('makeReservation', args)).toBe(null)
    expect(reservation('0001')).toMatchObject({
      ...{ guest: { name, phone: null, email: null }, children: 0, commission: 0, remarks: '', assigneeId: null },
    })
  })

  it.each([
    ['a departure on the day of arrival', { departure: today }, { arrival: today, departure: today }],
    ['a departure before the arrival', { departure: '2026-11-19' }, { arrival: today, departure: '2026-11-19' }],
  ])('[ISSUE 9] is refused with %s', (_what, fields, facts) => {
    expect(openSample().make('0001', fields)).toEqual({ code: 'departure-not-after-arrival', ...facts })
  })

  it.each([
    ['an arrival that does not exist', { arrival: '2026-11-31' }, issue('arrival', 'not-a-date')],
    ['a departure that does not exist', { departure: '2027-02-29' }, issue('departure', 'not-a-date')],
    ['an arrival in the past', { arrival: '2026-11-19' }, { code: 'date-in-the-past', date: '2026-11-19', today }],
    ['no name', { name: ' ' }, issue('name', 'empty')],
    ['markup in a name', { name: '<b>Róża</b>' }, issue('name', 'markup')],
    ['a telephone number that is none', { phone: '12' }, issue('phone', 'not-a-phone')],
    ['an address that is none', { email: 'róża' }, issue('email', 'not-an-email')],
    ['no adult', { adults: 0 }, issue('adults', 'too-small')],
    ['half a child', { children: 0.5 }, issue('children', 'not-a-number')],
    ['a negative price', { price: -1 }, issue('price', 'too-small')],
    ['a price in parts of a grosz', { price: 100.5 }, issue('price', 'not-a-number')],
    ['a commission over the whole price', { commission: 1001 }, issue('commission', 'too-large')],
    ['an unknown source', { source: 'moon' }, issue('source', 'not-an-option')],
    [
      'a person who lost the right',
      { assigneeId: 'member-gone' },
      { code: 'assignee-without-access', memberId: 'member-gone' },
    ],
  ])('[ISSUE 9] is refused with %s', (_what, fields, refusal) => {
    const { make, reservations } = openSample()
    expect(make('0001', fields)).toEqual(refusal)
    expect(reservations.reservation.size).toBe(0)
  })

  it('[ISSUE 9] is refused with an id that is taken', () => {
    const { make } = openSample()
    make('0001')
    expect(make('0001')).toEqual({ code: 'already-exists', kind: 'reservation', recordId: 'reservation-0001' })
  })

  it('[S11] nights, guests, amounts and remarks are taken at their bounds, and refused one past them', () => {
    const { make } = openSample()
    const nights = (count: number) => ({ departure: new Date(now + count * 86_400_000).toISOString().slice(0, 10) })
    const at = { adults: guestsMax, children: guestsMax, price: amountMax, remarks: 'ż'.repeat(remarksLengthMax) }
    expect(make('0001', { ...at, ...nights(nightsMax) })).toBe(null)
    expect(make('0002', nights(nightsMax + 1))).toEqual({
      ...{ code: 'too-many-nights', nights: nightsMax + 1, max: nightsMax },
    })
    expect([
      make('0002', { adults: guestsMax + 1 }),
      make('0002', { children: guestsMax + 1 }),
      make('0002', { price: amountMax + 1 }),
      make('0002', { remarks: 'ż'.repeat(remarksLengthMax + 1) }),
    ]).toEqual([
      issue('adults', 'too-large'),
      issue('children', 'too-large'),
      issue('price', 'too-large'),
      issue('remarks', 'too-long'),
    ])
  })

  it('[S11] an account has a bounded number of reservations', () => {
    const { make, reservations } = openSample()
    const max = limits.board.recordsPerKindMax.reservation
    // As large as it may be, without as many records.
    Object.defineProperty(reservations.reservation, 'size', { value: max })
    expect(make('0001')).toEqual({ code: 'too-many-records', kind: 'reservation', max })
  })
})
