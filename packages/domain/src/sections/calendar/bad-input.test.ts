import { describe, expect, it } from 'vitest'
import { limits } from '../../kernel/limits.ts'
import {
  badDates,
  badNames,
  badNumbers,
  type BadValue,
  malformedIds,
  notYesOrNo,
  withValue,
} from '../board/testing/bad-input.ts'
import { mutations } from './mutations/mutations.ts'
import { base, everythingIn, openSample, single } from './testing/sample-calendar.ts'

const { roomsMax, priceMax, minStayMax, roomTypesMax, ratePlansMax } = limits.calendar
const idsOf = (word: string, max: number): readonly BadValue[] => [
  ['text for a list', 'type-0001', 'wrong-type'],
  ['too many', Array.from({ length: max + 1 }, (_, at) => `${word}-000${at}`), 'too-many'],
]

/** Arguments that are accepted, and what each field refuses. Written by hand; every field of every mutation is here. */
const fieldsOf: Readonly<
  Record<string, { readonly good: object; readonly fields: Readonly<Record<string, readonly BadValue[]>> }>
> = {
  addRoomType: {
    good: { roomTypeId: 'type-third', name: 'Apartament', rooms: 2 },
    fields: { roomTypeId: malformedIds, name: badNames, rooms: badNumbers(1, roomsMax) },
  },
  changeRoomType: {
    good: { roomTypeId: single, name: 'Pojedynczy', rooms: 9 },
    fields: { roomTypeId: malformedIds, name: badNames, rooms: badNumbers(1, roomsMax) },
  },
  orderRoomTypes: { good: { roomTypeIds: [single] }, fields: { roomTypeIds: idsOf('type', roomTypesMax) } },
  removeRoomType: { good: { roomTypeId: single }, fields: { roomTypeId: malformedIds } },
  addRatePlan: {
    good: { ratePlanId: 'plan-third', name: 'Ze śniadaniem' },
    fields: { ratePlanId: malformedIds, name: badNames },
  },
  changeRatePlan: {
    good: { ratePlanId: base, name: 'Elastyczna' },
    fields: { ratePlanId: malformedIds, name: badNames },
  },
  orderRatePlans: { good: { ratePlanIds: [base] }, fields: { ratePlanIds: idsOf('plan', ratePlansMax) } },
  removeRatePlan: { good: { ratePlanId: base }, fields: { ratePlanId: malformedIds } },
  setNights: {
    good: {
      ...{ roomTypeIds: [single], from: '2026-11-21', to: '2026-11-24', weekdays: [0, 6] },
      ...{ rooms: 3, minStay: 2, closed: false, prices: [{ ratePlanId: base, price: 100 }] },
    },
    fields: {
      roomTypeIds: [['none', [], 'empty'], ...idsOf('type', roomTypesMax)],
      from: badDates,
      to: badDates,
      weekdays: [
        ['none', [], 'empty'],
        ['eight', [0, 1, 2, 3, 4, 5, 6, 0], 'too-many'],
      ],
      rooms: badNumbers(0, roomsMax),
      minStay: badNumbers(1, minStayMax),
      closed: notYesOrNo,
      prices: [['one too many', Array(ratePlansMax + 1).fill({ ratePlanId: base, price: 1 }), 'too-many']],
      'prices.0.price': badNumbers(1, priceMax),
      'prices.0.ratePlanId': malformedIds,
      'weekdays.0': badNumbers(0, 6),
    },
  },
  putNightsBack: {
    good: { runs: [{ roomTypeId: single, field: 'price', ratePlanId: base, from: '2026-11-25', values: [100, null] }] },
    fields: {
      runs: [['none', [], 'empty']],
      'runs.0.from': badDates,
      'runs.0.field': [['another word', 'constructor', 'not-an-option']],
      'runs.0.values': [
        ['none', [], 'empty'],
        ['more than a month has', Array(32).fill(1), 'too-many'],
      ],
      'runs.0.values.0': [['a negative number', -1, 'too-small']],
    },
  },
}

const cases = Object.entries(fieldsOf).flatMap(([name, { good, fields }]) =>
  Object.entries(fields).flatMap(([path, values]) =>
    values.map(([what, value, reason]) => ({ name, good, path, what, value, reason })),
  ),
)

/** As `withValue`, also where the path goes through a list. */
const replaced = (args: object, path: string, value: unknown): object => {
  const changed = structuredClone(args)
  const steps = path.split('.')
  if (steps.length === 1) return withValue(args, path, value)
  const last = steps.pop() ?? ''
  const inner = steps.reduce((at, step) => (at as Record<string, object>)[step] ?? {}, changed)
  Reflect.set(inner, last, value)
  return changed
}

describe('[ISSUE 10] bad input in the calendar', () => {
  it('every mutation of people is in the table, and its good arguments are accepted', () => {
    const people = Object.entries(mutations).flatMap(([name, { who }]) => (who === 'system' ? [] : [name]))
    expect(Object.keys(fieldsOf).toSorted()).toEqual(people.toSorted())
    for (const [name, { good }] of Object.entries(fieldsOf))
      expect([name, openSample().send(name, good)]).toEqual([name, null])
  })

  it.each(cases)('$name refuses $what as $path', ({ name, good, path, value, reason }) => {
    const { send, calendar } = openSample()
    const before = everythingIn(calendar)
    const refusal = send(name, replaced(good, path, value))
    expect(refusal).toEqual({ code: 'invalid-arguments', issues: [{ path, reason }] })
    expect(everythingIn(calendar)).toEqual(before)
  })

  it('[S18] for people the mutation of the server does not exist', () => {
    expect(openSample().send('projectReservations', { months: [] })).toEqual({
      ...{ code: 'unknown-mutation', name: 'projectReservations' },
    })
  })
})
