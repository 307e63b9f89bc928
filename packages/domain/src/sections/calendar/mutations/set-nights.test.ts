import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../kernel/calendar-date.ts'
import { limits } from '../../../kernel/limits.ts'
import { nightChanges } from '../runs-back.ts'
import { base, everythingIn, family, now, openSample, single, strict, today } from '../testing/sample-calendar.ts'

const nights = { roomTypeIds: [single], from: '2026-11-27', to: '2026-11-29' }

describe('[ISSUE 10] setting nights', () => {
  it('one mutation sets rooms, prices, minimum stay and closing for a range, and leaves the rest', () => {
    const { send, night, price, calendar } = openSample()
    expect(send('setNights', { ...nights, prices: [{ ratePlanId: base, price: 46_500 }] })).toBe(null)
    expect(send('setNights', { ...nights, to: '2026-11-27', rooms: 3, minStay: 2, closed: true })).toBe(null)
    expect(night('2026-11-27')).toMatchObject({ rooms: 3, left: 3, minStay: 2, isClosed: true, state: 'closed' })
    expect(night('2026-11-28')).toMatchObject({ rooms: 10, minStay: null, isClosed: false, state: 'open' })
    expect(['2026-11-26', '2026-11-27', '2026-11-29', '2026-11-30'].map((date) => price(date))).toEqual([
      ...[null, 46_500, 46_500, null],
    ])
    expect([price('2026-11-27', strict), price('2026-11-27', base, family)]).toEqual([null, null])
    expect([calendar.nights.size, calendar.prices.size]).toEqual([1, 1])
  })

  it('sets the chosen weekdays of several room types alone, over the end of a month', () => {
    const { send, price, night } = openSample()
    const range = { roomTypeIds: [single, family], from: '2026-11-27', to: '2026-12-06', weekdays: [5, 6] }
    expect(send('setNights', { ...range, prices: [{ ratePlanId: base, price: 50_000 }], minStay: 2 })).toBe(null)
    const dates = ['2026-11-27', '2026-11-28', '2026-11-29', '2026-12-04', '2026-12-05', '2026-12-06']
    for (const type of [single, family]) {
      expect(dates.map((date) => price(date, base, type))).toEqual([50_000, 50_000, null, 50_000, 50_000, null])
      expect(dates.map((date) => night(date, type).minStay)).toEqual([2, 2, null, 2, 2, null])
    }
  })

  it('null takes a value away again, and a month that sets nothing leaves no record', () => {
    const { send, calendar } = openSample()
    send('setNights', { ...nights, rooms: 2, minStay: 3, closed: true, prices: [{ ratePlanId: base, price: 1 }] })
    send('setNights', {
      ...nights,
      rooms: null,
      minStay: null,
      closed: false,
      prices: [{ ratePlanId: base, price: null }],
    })
    expect([calendar.nights.size, calendar.prices.size]).toEqual([0, 0])
  })

  it('the changes of two people to different things of the same nights both count', () => {
    const { send, night, price } = openSample()
    send('setNights', { ...nights, closed: true })
    send('setNights', { ...nights, prices: [{ ratePlanId: strict, price: 30_000 }] })
    expect([night('2026-11-28').isClosed, price('2026-11-28', strict)]).toEqual([true, 30_000])
  })

  it('refuses past nights, ranges the wrong way round, too far, too large, and with no such weekday', () => {
    const { send, calendar } = openSample()
    const before = everythingIn(calendar)
    const refusal = (fields: object, at = now) => send('setNights', { ...nights, rooms: 1, ...fields }, at)
    expect(refusal({ from: '2026-11-19', to: '2026-11-21' })).toEqual({
      ...{ code: 'nights-in-the-past', from: '2026-11-19', today },
    })
    // Past midnight in Warsaw, though not yet in UTC.
    expect(refusal({ from: today }, Date.UTC(2026, 10, 20, 23, 30))?.code).toBe('nights-in-the-past')
    expect(refusal({ from: '2026-11-29', to: '2026-11-27' })).toEqual({
      ...{ code: 'range-the-wrong-way', from: '2026-11-29', to: '2026-11-27' },
    })
    const last = addDays(today, limits.calendar.nightsAheadMax)
    expect(refusal({ from: last, to: last })).toBe(null)
    send('setNights', { ...nights, from: last, to: last, rooms: null })
    expect(refusal({ from: last, to: addDays(last, 1) })).toEqual({
      ...{ code: 'nights-too-far-ahead', to: addDays(last, 1), last },
    })
    expect(refusal({ weekdays: [3] })).toEqual({ code: 'no-such-nights', from: nights.from, to: nights.to })
    expect(send('setNights', nights)).toEqual({ code: 'nothing-to-set' })
    expect(refusal({ rooms: 11 })).toEqual({ code: 'more-rooms-than-there-are', name: 'Jednoosobowy', rooms: 10 })
    expect(refusal({ roomTypeIds: ['type-unknown'] })).toEqual({ code: 'unknown-roomType', recordId: 'type-unknown' })
    expect(refusal({ prices: [{ ratePlanId: 'plan-unknown', price: 5 }] })).toEqual({
      ...{ code: 'unknown-ratePlan', recordId: 'plan-unknown' },
    })
    expect(everythingIn(calendar)).toEqual(before)
  })

  it('[S11] bounds the nights of one change, and 500 nights of 20 types are within the bound', () => {
    const { send, change, calendar } = openSample()
    const types = Array.from({ length: 20 }, (_, at) => `type-more-${at}`)
    for (const roomTypeId of types) send('addRoomType', { roomTypeId, name: roomTypeId, rooms: 4 })
    const args = { roomTypeIds: types, from: today, prices: [{ ratePlanId: base, price: 100 }] }
    expect(change('setNights', { ...args, to: addDays(today, 499) }).length).toBe(20 * 18)
    expect(calendar.prices.size).toBe(20 * 18)
    const max = limits.calendar.nightsAtOnceMax
    expect(send('setNights', { ...args, to: addDays(today, 600) })).toEqual({
      ...{ code: 'too-many-nights-at-once', nights: 20 * 601, max },
    })
  })

  it('undo gives each night what it had, and leaves what others changed since', () => {
    const { send, change, undo, price, night } = openSample()
    send('setNights', { ...nights, to: '2026-11-27', prices: [{ ratePlanId: base, price: 10_000 }], rooms: 4 })
    const fields = { prices: [{ ratePlanId: base, price: 20_000 }], rooms: 6, closed: true }
    const changes = change('setNights', { ...nights, ...fields })
    send('setNights', { ...nights, from: '2026-11-29', prices: [{ ratePlanId: base, price: 30_000 }] })
    expect(undo('setNights', changes)).toBe(null)
    expect(['2026-11-27', '2026-11-28', '2026-11-29'].map((date) => price(date))).toEqual([10_000, null, 30_000])
    expect(['2026-11-27', '2026-11-28'].map((date) => night(date).rooms)).toEqual([4, 10])
    expect(night('2026-11-27').isClosed).toBe(false)
    expect(undo('setNights', changes)).toBe('nothing-changed')
  })

  it('what a screen finds between two moments is what the change was', () => {
    const { change, calendar } = openSample()
    change('setNights', { ...nights, rooms: 4 })
    const before = { ...calendar, nights: new Map(calendar.nights), prices: new Map(calendar.prices) }
    const changes = change('setNights', { ...nights, rooms: 5, prices: [{ ratePlanId: base, price: 100 }] })
    expect(nightChanges(before, calendar)).toEqual(changes)
    expect(nightChanges(calendar, calendar)).toEqual([])
  })

  it('a change and its undo leave the calendar as it was, whatever the range (property)', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(today, days))
    const value = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: null })
    const range = fc.record({
      ...{ one: day, other: day, rooms: value(5), minStay: value(9), closed: fc.boolean(), price: value(90_000) },
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    })
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), (ranges) => {
        const { run, change, undo, calendar } = openSample()
        for (const { one, other, price, ...fields } of ranges) {
          const [from, to] = one < other ? [one, other] : [other, one]
          const prices = [{ ratePlanId: base, price }]
          const args = { roomTypeIds: [single, family], from, to, prices, ...fields }
          if ('code' in run('setNights', args)) continue
          const before = everythingIn(calendar)
          const changes = change('setNights', args)
          if (changes.length === 0 || undo('setNights', changes) === 'nothing-changed') continue
          expect(everythingIn(calendar)).toEqual(before)
          change('setNights', args)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('what is put back is bounded and checked like any change, and passed nights stay as they are', () => {
    const { send, price, night } = openSample()
    const run = { roomTypeId: single, field: 'price', ratePlanId: base, from: '2026-11-19', values: [100, 200] }
    expect(send('putNightsBack', { runs: [run] })).toBe(null)
    expect([price('2026-11-19'), price('2026-11-20')]).toEqual([null, 200])
    expect(send('putNightsBack', { runs: [{ ...run, values: [1] }] })?.code).toBe('nights-in-the-past')
    const refused = (fields: object) => send('putNightsBack', { runs: [{ ...run, from: '2026-11-25', ...fields }] })
    expect(refused({ values: [0] })?.code).toBe('invalid-arguments')
    expect(refused({ values: [limits.calendar.priceMax + 1] })?.code).toBe('invalid-arguments')
    expect(refused({ field: 'closed', ratePlanId: null, values: [2] })?.code).toBe('invalid-arguments')
    expect(refused({ field: 'rooms', values: [2] })?.code).toBe('invalid-arguments')
    expect(refused({ from: '2026-11-30' })?.code).toBe('invalid-arguments')
    expect(refused({ from: '2031-01-01' })?.code).toBe('nights-too-far-ahead')
    expect(refused({ roomTypeId: 'type-unknown' })?.code).toBe('unknown-roomType')
    const many = Array.from({ length: limits.calendar.runsPutBackMax + 1 }, () => ({ ...run, from: '2026-11-25' }))
    expect(send('putNightsBack', { runs: many })?.code).toBe('invalid-arguments')
    expect(night('2026-11-25').state).toBe('unpriced')
  })
})
