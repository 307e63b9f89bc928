import { describe, expect, it } from 'vitest'
import { limits } from '../../../kernel/limits.ts'
import { inPlaces } from '../calendar.ts'
import { base, everythingIn, family, openSample, single, strict } from '../testing/sample-calendar.ts'

describe('[ISSUE 10] room types and rate plans', () => {
  it('have names of their own, a number of rooms, and an order that can be changed and put back', () => {
    const { calendar, send, change, undo } = openSample()
    const names = () => inPlaces(calendar.roomType).map(({ name }) => name)
    expect(names()).toEqual(['Jednoosobowy', 'Rodzinny'])
    expect(send('addRoomType', { roomTypeId: 'type-third', name: ' rodzinny ', rooms: 1 })?.code).toBe(
      'room-type-name-taken',
    )
    expect(send('addRoomType', { roomTypeId: single, name: 'Inny', rooms: 1 })?.code).toBe('already-exists')
    send('addRoomType', { roomTypeId: 'type-third', name: 'Apartament', rooms: 2 })
    const changes = change('orderRoomTypes', { roomTypeIds: ['type-third', 'type-unknown', family] })
    expect(names()).toEqual(['Apartament', 'Rodzinny', 'Jednoosobowy'])
    expect(undo('orderRoomTypes', changes)).toBe(null)
    expect(names()).toEqual(['Jednoosobowy', 'Rodzinny', 'Apartament'])
    const renamed = change('changeRoomType', { roomTypeId: family, name: 'Rodzinny z aneksem' })
    expect(undo('changeRoomType', renamed)).toBe(null)
    expect(names()[1]).toBe('Rodzinny')
    expect(send('changeRoomType', { roomTypeId: family, name: 'Apartament' })?.code).toBe('room-type-name-taken')
    expect(send('changeRoomType', { roomTypeId: 'type-unknown', rooms: 3 })?.code).toBe('unknown-roomType')
  })

  it('plans likewise', () => {
    const { calendar, send, change, undo } = openSample()
    const names = () => inPlaces(calendar.ratePlan).map(({ name }) => name)
    expect(send('addRatePlan', { ratePlanId: 'plan-third', name: 'BEZZWROTNA' })?.code).toBe('rate-plan-name-taken')
    expect(send('changeRatePlan', { ratePlanId: base, name: 'Bezzwrotna' })?.code).toBe('rate-plan-name-taken')
    const ordered = change('orderRatePlans', { ratePlanIds: [strict] })
    expect(names()).toEqual(['Bezzwrotna', 'Cena podstawowa'])
    undo('orderRatePlans', ordered)
    const renamed = change('changeRatePlan', { ratePlanId: base, name: 'Elastyczna' })
    expect(names()).toEqual(['Elastyczna', 'Bezzwrotna'])
    undo('changeRatePlan', renamed)
    expect(names()).toEqual(['Cena podstawowa', 'Bezzwrotna'])
    expect(send('removeRatePlan', { ratePlanId: 'plan-unknown' })?.code).toBe('unknown-ratePlan')
  })

  it('[S11] are bounded', () => {
    const { send } = openSample()
    const { roomTypesMax, ratePlansMax } = limits.calendar
    const type = (at: number) => send('addRoomType', { roomTypeId: `type-more-${at}`, name: `Typ ${at}`, rooms: 1 })
    const plan = (at: number) => send('addRatePlan', { ratePlanId: `plan-more-${at}`, name: `Plan ${at}` })
    for (let at = 2; at < roomTypesMax; at += 1) expect(type(at)).toBe(null)
    for (let at = 2; at < ratePlansMax; at += 1) expect(plan(at)).toBe(null)
    expect(type(roomTypesMax)).toEqual({ code: 'too-many-records', kind: 'roomType', max: roomTypesMax })
    expect(plan(ratePlansMax)).toEqual({ code: 'too-many-records', kind: 'ratePlan', max: ratePlansMax })
  })

  it('a type that guests have from today on stays; another one goes with its nights, and comes back with them', () => {
    const { calendar, send, change, undo, take } = openSample()
    const nights = { roomTypeIds: [single, family], from: '2026-11-27', to: '2026-12-02', rooms: 2 }
    send('setNights', { ...nights, prices: [{ ratePlanId: base, price: 100 }] })
    take(single, '2026-11', [...Array<number>(27).fill(0), 1, 1])
    expect(send('removeRoomType', { roomTypeId: single })).toEqual({
      ...{ code: 'room-type-is-booked', name: 'Jednoosobowy', nights: 2, last: '2026-11-29' },
    })
    take(family, '2026-11', [...Array<number>(18).fill(0), 1])
    const before = everythingIn(calendar)
    const changes = change('removeRoomType', { roomTypeId: family })
    expect([...calendar.prices.values()].every(({ roomTypeId }) => roomTypeId === single)).toBe(true)
    expect(undo('removeRoomType', changes)).toBe(null)
    expect(everythingIn(calendar)).toEqual(before)
  })

  it('a plan goes with its prices, and comes back with them', () => {
    const { calendar, send, change, undo, night } = openSample()
    const nights = { roomTypeIds: [single, family], from: '2026-11-27', to: '2026-12-02' }
    send('setNights', { ...nights, prices: [{ ratePlanId: strict, price: 100 }] })
    const before = everythingIn(calendar)
    const changes = change('removeRatePlan', { ratePlanId: strict })
    expect([calendar.prices.size, night('2026-11-28').state]).toEqual([0, 'unpriced'])
    expect(undo('removeRatePlan', changes)).toBe(null)
    expect(everythingIn(calendar)).toEqual(before)
  })
})
