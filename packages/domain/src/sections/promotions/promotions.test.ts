import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '../../kernel/calendar-date.ts'
import { dayMs } from '../../kernel/durations.ts'
import type { PromotionId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { badDates, badNames, badNumbers, type BadValue, malformedIds, withValue } from '../board/testing/bad-input.ts'
import { openSample } from '../reservations/testing/sample-reservations.ts'
import { sceneNow, sectionScene } from '../testing/section-scene.ts'
import { promotionsInOrder, promotionStateOf } from './promotion-state.ts'
import { emptyPromotions } from './promotions.ts'
import { promotionsKind } from './promotions-kind.ts'
import type { promotionArguments } from './records.ts'
import { changedUses, usesOf } from './uses-of.ts'

const { discountMax, nightsMinMax, roomsMax, promotionsMax } = limits.promotions
const promotionId = 'promotion-1' as PromotionId
const today = '2026-11-20' as CalendarDate

const weekend = {
  ...{ name: 'Długi weekend', discount: 100, nightsMin: 2, rooms: ['Rodzinny'] },
  ...{ bookFrom: '2026-11-06', bookUntil: '2026-12-13', stayFrom: '2026-11-06', stayUntil: '2026-12-20' },
}

const setup = () => {
  const scene = sectionScene(promotionsKind, emptyPromotions())
  const create = (fields: object = {}, id: string = promotionId) =>
    scene.send('createPromotion', { promotionId: id, ...weekend, ...fields })
  const alter = (fields: object, who = 'anna', at = sceneNow) =>
    scene.send('changePromotion', { promotionId, ...fields }, who, at)
  const end = (who = 'anna', at = sceneNow) => scene.send('endPromotion', { promotionId }, who, at)
  const promotion = () => scene.content.promotion.get(promotionId)
  return { ...scene, create, alter, end, promotion }
}

/** Every field, and what it refuses. Written by hand. */
const badFields: Readonly<Record<keyof typeof promotionArguments | 'promotionId', readonly BadValue[]>> = {
  promotionId: malformedIds,
  name: badNames,
  discount: badNumbers(1, discountMax),
  ...{ bookFrom: badDates, bookUntil: badDates, stayFrom: badDates, stayUntil: badDates },
  nightsMin: badNumbers(1, nightsMinMax),
}

describe('[ISSUE 10] bad input in the promotions', () => {
  const cases = Object.entries(badFields).flatMap(([path, values]) =>
    values.map(([what, value, reason]) => ({ path, what, value, reason })),
  )
  it.each(cases)('$what as $path', ({ path, value, reason }) => {
    const { create, send, content } = setup()
    const refusal = { code: 'invalid-arguments', issues: [{ path, reason }] }
    expect(send('createPromotion', withValue({ promotionId, ...weekend }, path, value))).toEqual(refusal)
    expect(content.promotion.size).toBe(0)
    create()
    expect(send('changePromotion', withValue({ promotionId }, path, value))).toEqual(refusal)
  })

  it('rooms without a name, and more than there may be', () => {
    const { create, alter } = setup()
    expect(create({ rooms: [' '] })).toEqual({
      ...{ code: 'invalid-arguments', issues: [{ path: 'rooms.0', reason: 'empty' }] },
    })
    const many = Array.from({ length: roomsMax }, (_, at) => `Pokój ${at}`)
    expect(create({ rooms: [...many, 'Jeszcze jeden'] })?.code).toBe('invalid-arguments')
    expect([create({ rooms: many }), alter({ addRooms: ['Jeszcze jeden'] })]).toEqual([
      ...[null, { code: 'too-many-rooms', max: roomsMax }],
    ])
  })
})

it('[ISSUE 10] periods that guests read together fit together', () => {
  const { create, alter } = setup()
  expect([
    create({ bookUntil: '2026-11-05' }),
    create({ stayUntil: '2026-11-05' }),
    create({ bookFrom: '2027-01-01', bookUntil: null, stayFrom: '2026-12-01', stayUntil: '2026-12-20' }),
    create({ stayFrom: '2026-12-19', nightsMin: 3 }),
    create({ bookUntil: '2026-11-19' }),
    create({ bookFrom: '2026-10-01', bookUntil: null, stayFrom: '2026-10-01', stayUntil: '2026-11-19' }),
  ]).toEqual([
    { code: 'period-reversed', period: 'booking', from: '2026-11-06', until: '2026-11-05' },
    { code: 'period-reversed', period: 'stay', from: '2026-11-06', until: '2026-11-05' },
    { code: 'stays-before-bookings', bookFrom: '2027-01-01', stayUntil: '2026-12-20' },
    { code: 'nights-beyond-period', nights: 3, max: 2 },
    { code: 'promotion-over-already', until: '2026-11-19' },
    { code: 'promotion-over-already', until: '2026-11-19' },
  ])
  expect([create({ bookUntil: today, stayUntil: null }), alter({ bookUntil: '2026-11-05' })?.code]).toEqual([
    ...[null, 'period-reversed'],
  ])
})

it('[S6] two people who change different fields and rooms offline both count', () => {
  const { create, alter, promotion } = setup()
  create()
  alter({ discount: 150, addRooms: ['Jednoosobowy'] }, 'anna')
  alter({ nightsMin: 3, addRooms: ['jednoosobowy', 'Apartament'], removeRooms: ['RODZINNY'] }, 'jan')
  expect(promotion()).toMatchObject({ discount: 150, nightsMin: 3, rooms: ['Apartament', 'Jednoosobowy'] })
})

it('[ISSUE 10] a name is free again once its promotion has ended', () => {
  const { create, end, send } = setup()
  const taken = { code: 'promotion-name-taken', name: 'Długi weekend' }
  create()
  expect(create({ name: 'DŁUGI  weekend' }, 'promotion-2')).toEqual(taken)
  end()
  expect(create({}, 'promotion-2')).toBe(null)
  expect(send('reopenPromotion', { promotionId })).toEqual(taken)
})

it('[ISSUE 10] planned, running, ended by its days, ended or withdrawn by a person', () => {
  const { create, end, alter, promotion, content } = setup()
  create({ bookFrom: '2026-11-21', stayFrom: '2026-11-21' })
  const stateOn = (day: string) => {
    const one = promotion()
    return one === undefined ? null : promotionStateOf(one, day as CalendarDate)
  }
  expect([stateOn('2026-11-20'), stateOn('2026-11-21'), stateOn('2026-12-13'), stateOn('2026-12-14')]).toEqual([
    ...['planned', 'running', 'running', 'ended'],
  ])
  const inDays = (days: number) => sceneNow + days * dayMs
  expect(alter({ discount: 50 }, 'anna', inDays(30))).toEqual({
    ...{ code: 'promotion-ended', name: 'Długi weekend', on: '2026-12-13' },
  })
  expect([end('anna', inDays(30)), promotion()?.ended]).toEqual([null, null])
  expect([end(), stateOn(today), end('jan')]).toEqual([null, 'withdrawn', null])
  expect(promotion()?.ended).toMatchObject({ on: today, by: { name: 'Member anna' } })
  create({ name: 'Trwająca' }, 'promotion-2')
  create({ name: 'Później', bookFrom: '2026-12-01', stayFrom: '2026-12-01' }, 'promotion-3')
  expect(promotionsInOrder(content.promotion.values(), today).map(({ state }) => state)).toEqual([
    ...['running', 'planned', 'withdrawn'],
  ])
})

it('[DESIGN 9] an undo takes a promotion back, and brings back what a change replaced', () => {
  const { change, undo, alter, promotion } = setup()
  const created = change('createPromotion', { promotionId, ...weekend })
  const changed = change('changePromotion', { promotionId, discount: 200, addRooms: ['Apartament'] })
  alter({ nightsMin: 4 }, 'jan')
  expect([undo('changePromotion', changed), promotion()]).toMatchObject([
    ...[null, { discount: 100, nightsMin: 4, rooms: ['Rodzinny'] }],
  ])
  expect([undo('createPromotion', created), promotion()?.ended?.on]).toEqual([null, today])
  const reopened = change('reopenPromotion', { promotionId })
  expect(promotion()?.ended).toBe(null)
  expect([undo('reopenPromotion', reopened), promotion()?.ended?.on]).toEqual([null, today])
})

it('[B28] [S11] strangers have no promotions, and an account has so many', () => {
  const { create, send, content } = setup()
  expect(send('createPromotion', { promotionId, ...weekend }, 'stranger')).toEqual({ code: 'no-access' })
  expect(send('projectUses', { uses: [] })?.code).toBe('unknown-mutation')
  expect(send('endPromotion', { promotionId })).toEqual({ code: 'unknown-promotion', recordId: promotionId })
  create()
  expect(create()).toEqual({ code: 'already-exists', kind: 'promotion', recordId: promotionId })
  const filled = Array.from({ length: promotionsMax }, (_, at) => [`filled-${at}` as PromotionId, {}] as const)
  Object.assign(content, { promotion: new Map(filled) })
  expect(create()).toEqual({ code: 'too-many-records', kind: 'promotion', max: promotionsMax })
})

it('[S18] uses are counts of the reservations, without guests, and a rebuild gives the same', () => {
  const { reservations, make, move, send } = openSample()
  const promotion = { id: promotionId, name: 'Długi weekend' }
  make('0001', { promotion })
  make('0003', { promotion })
  move('0003', 'cancel', { reason: 'guest-cancelled' })
  make('0004', {})
  const uses = usesOf(reservations)
  expect(uses).toEqual([
    { id: promotionId, reservations: 1, nights: 2, cancelled: 1, days: [{ date: today, reservations: 1 }] },
  ])
  const { change, content } = setup()
  change('projectUses', { uses }, 'system')
  expect([content.use.get(promotionId), changedUses(uses, content.use)]).toEqual([uses[0], []])
  send('changeReservation', { reservationId: 'reservation-0001', promotion: null })
  expect(changedUses(usesOf(reservations), content.use)).toMatchObject([{ reservations: 0, cancelled: 1 }])
  expect(changedUses([], content.use)).toMatchObject([{ id: promotionId, reservations: 0, cancelled: 0 }])
})

it('[S18] a promotion of a room type that is renamed stays one of that type', () => {
  const { create, change, promotion, content } = setup()
  const named = (name: string) => ({ roomTypes: [{ id: 'type-0001', name, place: 0 }] })
  change('projectCalendar', named('Rodzinny'), 'system')
  create({ rooms: ['rodzinny', 'Apartament'] })
  change('projectCalendar', named('Rodzinny duży'), 'system')
  expect([promotion()?.rooms, content.roomType.size]).toEqual([['Apartament', 'Rodzinny duży'], 1])
  expect(change('projectCalendar', named('Rodzinny duży'), 'system')).toEqual([])
})
