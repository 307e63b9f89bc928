import { describe, expect, it } from 'vitest'
import { limits } from '../../../kernel/limits.ts'
import { now, openSample } from '../testing/sample-reservations.ts'

const reservationId = 'reservation-0001'
const anna = { memberId: 'member-anna', name: 'Member anna' }
const whereabouts = (state: string) => ({ recordId: reservationId, number: 1, state, movedBy: anna, movedAt: now })

describe('[DOMAIN] a card that is invalid', () => {
  it('[DOMAIN] is marked with who and when, and cleared, with an event each', () => {
    const { bring, send, run, reservation, reservations } = openSample()
    bring('0001', 'new')
    expect(send('markCard', { reservationId, isInvalid: true })).toBe(null)
    expect(reservation('0001').invalidCard).toEqual({ at: now, by: anna })
    expect(run('markCard', { reservationId, isInvalid: true })).toMatchObject({ writes: [] })
    expect(send('markCard', { reservationId, isInvalid: false })).toBe(null)
    expect(reservation('0001').invalidCard).toBe(null)
    expect([1, 2].map((place) => reservations.event.get(`reservation-0001_${place}`)?.what)).toEqual([
      ...['card-invalid', 'card-valid'],
    ])
  })

  it('[ISSUE 9] is not marked on a closed reservation, nor on an unknown one', () => {
    const { bring, send } = openSample()
    bring('0001', 'departed')
    expect(send('markCard', { reservationId, isInvalid: true })).toEqual({
      ...{ code: 'reservation-closed', ...whereabouts('departed') },
    })
    expect(send('markCard', { reservationId: 'reservation-0009', isInvalid: true })).toEqual({
      ...{ code: 'unknown-reservation', recordId: 'reservation-0009' },
    })
  })
})

describe('[DOMAIN] the reconciliation before the invoice', () => {
  it('[DOMAIN] keeps the amount that was paid, who and when, and is taken back with null', () => {
    const { bring, send, run, reservation, reservations } = openSample()
    bring('0001', 'departed')
    expect(send('reconcileStay', { reservationId, amount: 115_000 })).toBe(null)
    expect(reservation('0001').reconciled).toEqual({ amount: 115_000, at: now, by: anna })
    expect(run('reconcileStay', { reservationId, amount: 115_000 })).toMatchObject({ writes: [] })
    expect(send('reconcileStay', { reservationId, amount: 0 })).toBe(null)
    expect(send('reconcileStay', { reservationId, amount: null })).toBe(null)
    expect(reservation('0001').reconciled).toBe(null)
    const amounts = [4, 5, 6].map((place) => {
      const event = reservations.event.get(`reservation-0001_${place}`)
      return event?.what === 'reconciled' ? event.amount : undefined
    })
    expect(amounts).toEqual([115_000, 0, null])
  })

  it('[DOMAIN] is of a stay that is over: departed, or a no-show', () => {
    for (const state of ['new', 'confirmed', 'arrived'] as const) {
      const { bring, send } = openSample()
      bring('0001', state)
      expect(send('reconcileStay', { reservationId, amount: 1 })).toEqual({
        ...{ code: 'stay-not-over', ...whereabouts(state) },
      })
    }
    const { bring, send } = openSample()
    bring('0001', 'no-show')
    expect(send('reconcileStay', { reservationId, amount: 1 })).toBe(null)
  })

  it('[ISSUE 9] after it, neither the price nor the state changes until it is taken back', () => {
    const { bring, send, move, reservation } = openSample()
    bring('0001', 'departed')
    send('reconcileStay', { reservationId, amount: 115_000 })
    const refusal = { code: 'stay-reconciled', recordId: reservationId, number: 1, amount: 115_000, at: now, by: anna }
    expect(send('changeReservation', { reservationId, price: 1 })).toEqual(refusal)
    expect(send('changeReservation', { reservationId, commission: 1 })).toEqual(refusal)
    expect(move('0001', 'reopen')).toEqual(refusal)
    expect(send('changeReservation', { reservationId, remarks: 'Zostawił parasol' })).toBe(null)
    send('reconcileStay', { reservationId, amount: null })
    expect([move('0001', 'reopen'), reservation('0001').state]).toEqual([null, 'arrived'])
  })

  it('[ISSUE 9] is refused with an amount that is none', () => {
    const { bring, send } = openSample()
    bring('0001', 'departed')
    const { amountMax } = limits.reservations
    const reasonOf = (amount: unknown) => send('reconcileStay', { reservationId, amount })
    expect([reasonOf(-1), reasonOf(0.5), reasonOf(amountMax + 1), reasonOf(Number.MAX_VALUE)]).toMatchObject([
      { issues: [{ path: 'amount', reason: 'too-small' }] },
      { issues: [{ path: 'amount', reason: 'not-a-number' }] },
      { issues: [{ path: 'amount', reason: 'too-large' }] },
      { issues: [{ path: 'amount', reason: 'not-a-number' }] },
    ])
  })
})
