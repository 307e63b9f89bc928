import { dayMs } from '../../../kernel/durations.ts'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../kernel/limits.ts'
import { now, openSample, today } from '../testing/sample-reservations.ts'

const reservationId = 'reservation-0001'
const whereabouts = (state: string) => ({
  ...{ recordId: reservationId, number: 1, state },
  ...{ movedBy: { memberId: 'member-anna', name: 'Member anna' }, movedAt: now },
})

describe('[ISSUE 9] changing a reservation', () => {
  it('[ISSUE 9] changes the fields that are named, with one event', () => {
    const { make, send, reservation, reservations } = openSample()
    make('0001')
    const changes = { name: 'Igor Zaręba', phone: null, adults: 1, price: 25_000, source: 'website' }
    expect(send('changeReservation', { reservationId, ...changes })).toBe(null)
    expect(reservation('0001')).toMatchObject({
      guest: { name: 'Igor Zaręba', phone: null, email: 'roza@malec.example' },
      ...{ adults: 1, children: 1, price: 25_000, source: 'website', events: 2 },
    })
    expect(reservations.event.get('reservation-0001_1')).toMatchObject({
      ...{ what: 'changed', fields: ['name', 'phone', 'adults', 'price', 'source'] },
    })
  })

  it('[ISSUE 9] what is so already changes nothing', () => {
    const { make, run } = openSample()
    make('0001')
    expect(run('changeReservation', { reservationId, name: ' Róża  Malec ', adults: 2 })).toMatchObject({ writes: [] })
  })

  it('[ISSUE 9] of a closed one, the guest’s contact, the remarks and the price change, and nothing else', () => {
    const { bring, send, reservation } = openSample()
    bring('0001', 'departed')
    expect(send('changeReservation', { reservationId, adults: 1 })).toEqual({
      ...{ code: 'reservation-closed', ...whereabouts('departed') },
    })
    const changes = { name: 'Igor Zaręba', phone: null, email: null, price: 1, commission: 0, remarks: '' }
    expect(send('changeReservation', { reservationId, ...changes })).toBe(null)
    expect(reservation('0001')).toMatchObject({ price: 1, commission: 0, remarks: '' })
  })

  it('[ISSUE 9] is refused with bad input, on an unknown one, and with too many events', () => {
    const { make, send, reservation, reservations } = openSample()
    make('0001')
    expect(send('changeReservation', { reservationId, price: -1 })).toMatchObject({ code: 'invalid-arguments' })
    expect(send('changeReservation', { reservationId: 'reservation-0009', price: 1 })).toEqual({
      ...{ code: 'unknown-reservation', recordId: 'reservation-0009' },
    })
    const max = limits.board.eventsPerRecordMax
    reservations.reservation.set(reservation('0001').id, { ...reservation('0001'), events: max })
    const refusal = { code: 'too-many-events', number: 1, max }
    expect([
      send('changeReservation', { reservationId, price: 1 }),
      send('changeDates', { reservationId, arrival: today, departure: '2026-11-23' }),
      send('moveReservation', { reservationId, step: 'confirm' }),
      send('markCard', { reservationId, isInvalid: true }),
      send('reconcileStay', { reservationId, amount: 1 }),
      send('assignReservation', { reservationId, memberId: 'member-jan' }),
    ]).toEqual(Array.from({ length: 6 }, () => refusal))
  })
})

describe('[DOMAIN] changing the dates', () => {
  const dates = (arrival: string, departure: string) => ({ reservationId, arrival, departure })

  it('[DOMAIN] moves the stay, with an event that has the dates before and after', () => {
    const { bring, send, run, reservation, reservations } = openSample()
    bring('0001', 'confirmed')
    expect(send('changeDates', dates('2026-11-24', '2026-11-27'))).toBe(null)
    expect(reservation('0001')).toMatchObject({ state: 'confirmed', arrival: '2026-11-24', departure: '2026-11-27' })
    expect(reservations.event.get('reservation-0001_2')).toMatchObject({
      what: 'dates-changed',
      from: { arrival: today, departure: '2026-11-22' },
      to: { arrival: '2026-11-24', departure: '2026-11-27' },
    })
    expect(run('changeDates', dates('2026-11-24', '2026-11-27'))).toMatchObject({ writes: [] })
  })

  it('[DOMAIN] while the guest is in the house, the departure alone', () => {
    const { bring, send, reservation } = openSample()
    bring('0001', 'arrived')
    expect(send('changeDates', dates('2026-11-21', '2026-11-23'))).toEqual({
      ...{ code: 'guest-has-arrived', arrival: today, ...whereabouts('arrived') },
    })
    expect(send('changeDates', dates(today, '2026-11-25'), { at: now + dayMs })).toBe(null)
    expect(reservation('0001').departure).toBe('2026-11-25')
  })

  it('[ISSUE 9] is refused with dates that do not exist, are reversed, too long or past, and on a closed one', () => {
    const { bring, send, move } = openSample()
    bring('0001', 'confirmed')
    const late = { at: now + 3 * dayMs }
    expect([
      send('changeDates', dates('2026-02-30', '2026-11-22')),
      send('changeDates', dates('2026-11-22', '2026-11-22')),
      send('changeDates', dates(today, '2027-11-22')),
      send('changeDates', dates('2026-11-19', '2026-11-22')),
      send('changeDates', dates(today, '2026-11-21'), late),
      send('changeDates', dates(today, '2026-11-24'), late),
    ]).toEqual([
      { code: 'invalid-arguments', issues: [{ path: 'arrival', reason: 'not-a-date' }] },
      { code: 'departure-not-after-arrival', arrival: '2026-11-22', departure: '2026-11-22' },
      { code: 'too-many-nights', nights: 367, max: limits.reservations.nightsMax },
      { code: 'date-in-the-past', date: '2026-11-19', today },
      { code: 'date-in-the-past', date: '2026-11-21', today: '2026-11-23' },
      null,
    ])
    move('0001', 'cancel', { reason: 'guest-cancelled' })
    expect(send('changeDates', dates('2026-11-25', '2026-11-26'))).toEqual({
      ...{ code: 'reservation-closed', ...whereabouts('cancelled') },
    })
  })
})
