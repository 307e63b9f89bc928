import { describe, expect, it } from 'vitest'
import { sampleDirectory } from '../../directory/testing/sample-directory.ts'
import type { AccountId, UnitId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { badNames, badTexts, type BadValue, malformedIds, noOption, withValue } from '../board/testing/bad-input.ts'
import { sceneNow, sectionScene } from '../testing/section-scene.ts'
import { amenities } from './amenities.ts'
import { guestLanguages } from './languages.ts'
import { emptyProperties } from './property.ts'
import { propertyKind } from './property-kind.ts'
import { informationFields } from './records.ts'

const { descriptionLengthMax, websiteLengthMax, ownAmenitiesMax, ownAmenityLengthMax } = limits.property
const unitId = 'unit-0001' as UnitId
const units = [{ id: unitId, identifier: '41207', name: 'Dwór Jantar' }]

const setup = () => {
  const scene = sectionScene(propertyKind, emptyProperties())
  scene.change('projectUnits', { units }, 'system')
  const say = (args: object, who = 'anna') => scene.send('changeInformation', { unitId, ...args }, who)
  const equip = (args: object, who = 'anna') => scene.send('changeAmenities', { unitId, ...args }, who)
  return { ...scene, say, equip, property: () => scene.content.property.get(unitId) }
}

const badTimes: readonly BadValue[] = [
  ['nothing', '', 'not-a-time-of-day'],
  ['an hour that there is not', '24:30', 'not-a-time-of-day'],
  ['a minute that there is not', '12:60', 'not-a-time-of-day'],
  ['a word', 'noon', 'not-a-time-of-day'],
  ['a number', 15, 'wrong-type'],
]

/** Every field, and what it refuses. Written by hand. */
const badInformation: Readonly<Record<string, readonly BadValue[]>> = {
  unitId: malformedIds,
  description: badTexts(descriptionLengthMax),
  descriptionEnglish: badTexts(descriptionLengthMax),
  street: badNames,
  postalCode: [
    ['nothing', '', 'not-a-postal-code'],
    ['a dash alone', '-', 'not-a-postal-code'],
    ['markup', '<b>84</b>', 'not-a-postal-code'],
    ['a long text', '84-999-84-999', 'not-a-postal-code'],
  ],
  town: badNames,
  phone: [['letters', '600 ABC 117', 'not-a-phone']],
  email: [['no domain', 'dwor@', 'not-an-email']],
  website: [
    ['no protocol', 'dworjantar.example', 'not-a-website'],
    ['an open protocol', 'http://dworjantar.example', 'not-a-website'],
    ['a script', 'javascript:alert(1)', 'not-a-website'],
    ['a password', 'https://a:b@dworjantar.example', 'not-a-website'],
    ['a machine of the office', 'https://localhost/', 'not-a-website'],
    ['one character too many', `https://a.example/${'x'.repeat(websiteLengthMax)}`, 'too-long'],
  ],
  ...Object.fromEntries(
    informationFields.filter((field) => /From|Until/.test(field)).map((field) => [field, badTimes]),
  ),
}

describe('[ISSUE 10] bad input in the information of a property', () => {
  it('every field is in the table', () => {
    expect(Object.keys(badInformation).toSorted()).toEqual(['unitId', ...informationFields].toSorted())
  })
  const cases = Object.entries(badInformation).flatMap(([path, values]) =>
    values.map(([what, value, reason]) => ({ path, what, value, reason })),
  )
  it.each(cases)('$what as $path', ({ path, value, reason }) => {
    const { say, property } = setup()
    expect(say(withValue({ unitId, town: 'Rewka' }, path, value))).toEqual({
      ...{ code: 'invalid-arguments', issues: [{ path, reason }] },
    })
    expect(property()).toBe(undefined)
  })
})

it('[ISSUE 10] what is said is kept in one form, and null takes it away', () => {
  const { say, property } = setup()
  expect(
    say({
      ...{ description: ' Nad morzem. ', postalCode: 'sw1a 1aa', phone: '58 320 00 00', checkInFrom: '7:00' },
      ...{ website: 'https://dworjantar.example/pl', checkInUntil: '24:00', descriptionEnglish: '  ' },
    }),
  ).toBe(null)
  expect(property()).toMatchObject({
    ...{ description: 'Nad morzem.', postalCode: 'SW1A 1AA', phone: '+48583200000', checkInFrom: '07:00' },
    ...{ website: 'https://dworjantar.example/pl', checkInUntil: '24:00', descriptionEnglish: null, town: null },
    changed: { at: sceneNow, by: { memberId: 'member-anna', name: 'Member anna' } },
  })
  expect([say({ phone: null }), property()?.phone]).toEqual([null, null])
})

it('[S6] two people who change different fields offline both count, and the same field the later one', () => {
  const { say, property } = setup()
  say({ town: 'Rewka', street: 'ul. Wydmowa 8' }, 'anna')
  say({ postalCode: '84-999', street: 'ul. Wydmowa 10' }, 'jan')
  expect(property()).toMatchObject({ town: 'Rewka', postalCode: '84-999', street: 'ul. Wydmowa 10' })
})

it('[ISSUE 10] hours that two people reverse together are refused, and say which', () => {
  const { say, property } = setup()
  say({ checkInFrom: '15:00', checkInUntil: '22:00' })
  expect([say({ checkInUntil: '15:00' }), say({ checkInFrom: '22:30' })]).toEqual([
    { code: 'hours-reversed', hours: 'checkIn', from: '15:00', until: '15:00' },
    { code: 'hours-reversed', hours: 'checkIn', from: '22:30', until: '22:00' },
  ])
  expect(property()).toMatchObject({ checkInFrom: '15:00', checkInUntil: '22:00' })
})

it('[ISSUE 10] amenities and languages are added and removed one by one, in the order of the list', () => {
  const { send, equip, property } = setup()
  equip({ add: ['sauna', 'wifi'], addOwn: ['Domowe ciasto'] }, 'anna')
  equip({ add: ['pool'], remove: ['sauna', 'lift'], addOwn: ['domowe  CIASTO', 'Kajaki'] }, 'jan')
  expect(property()).toMatchObject({ amenities: ['wifi', 'pool'], ownAmenities: ['Domowe ciasto', 'Kajaki'] })
  equip({ removeOwn: ['DOMOWE CIASTO'] })
  expect(property()?.ownAmenities).toEqual(['Kajaki'])
  send('changeLanguages', { unitId, add: ['de', 'pl'] })
  send('changeLanguages', { unitId, add: ['en'], remove: ['de'] }, 'jan')
  expect(property()?.languages).toEqual(['pl', 'en'])
})

it('[ISSUE 10] bad lists are refused', () => {
  const { send, equip } = setup()
  const issue = (path: string, reason: string) => ({ code: 'invalid-arguments', issues: [{ path, reason }] })
  for (const [what, value, reason] of noOption) {
    expect([what, equip({ add: [value] })]).toEqual([what, issue('add.0', reason)])
    expect([what, send('changeLanguages', { unitId, remove: [value] })]).toEqual([what, issue('remove.0', reason)])
  }
  const [name] = ['x'.repeat(ownAmenityLengthMax + 1)]
  expect([equip({ addOwn: [name] }), equip({ addOwn: [' '] }), equip({ addOwn: ['<b>'] })]).toEqual([
    issue('addOwn.0', 'too-long'),
    issue('addOwn.0', 'empty'),
    issue('addOwn.0', 'markup'),
  ])
  expect(equip({ add: [...amenities, 'wifi'] })).toEqual(issue('add', 'too-many'))
  expect(send('changeLanguages', { unitId, add: [...guestLanguages, 'pl'] })).toEqual(issue('add', 'too-many'))
})

it('[S11] own amenities and pages have bounds', () => {
  const { content, equip, say, property } = setup()
  const names = Array.from({ length: ownAmenitiesMax }, (_, at) => `Udogodnienie ${at}`)
  expect(equip({ addOwn: names })).toBe(null)
  expect(equip({ addOwn: ['Jeszcze jedno'] })).toEqual({ code: 'too-many-own-amenities', max: ownAmenitiesMax })
  expect(equip({ addOwn: ['Jeszcze jedno'], removeOwn: ['Udogodnienie 0'] })).toBe(null)
  expect(property()?.ownAmenities).toHaveLength(ownAmenitiesMax)
  const { pagesMax: max } = limits.property
  const filled = Array.from({ length: max }, (_, at) => [`filled-${at}` as UnitId, { id: `filled-${at}` }] as const)
  Object.assign(content, { property: new Map(filled) })
  expect(say({ town: 'Rewka' })).toEqual({ code: 'too-many-records', kind: 'property', max })
})

it('[B28] only members who may open the section change it, and only units of its account', () => {
  const { say, send } = setup()
  expect(say({ town: 'Rewka' }, 'stranger')).toEqual({ code: 'no-access' })
  expect(send('changeInformation', { unitId: 'unit-0009', town: 'Rewka' })).toEqual({
    ...{ code: 'unit-not-in-account', unitId: 'unit-0009' },
  })
  expect(send('projectUnits', { units: [] })?.code).toBe('unknown-mutation')
})

it('[DESIGN 9] an undo brings back what the change replaced, and leaves what others changed since', () => {
  const { say, change, undo, property } = setup()
  say({ town: 'Rewka', phone: '583200000' })
  const moved = change('changeInformation', { unitId, town: 'Gdynia' })
  say({ street: 'ul. Wydmowa 8' }, 'jan')
  expect([undo('changeInformation', moved), property()]).toMatchObject([
    null,
    { town: 'Rewka', street: 'ul. Wydmowa 8', phone: '+48583200000' },
  ])
  const equipped = change('changeAmenities', { unitId, add: ['wifi'], addOwn: ['Kajaki'] })
  const spoken = change('changeLanguages', { unitId, add: ['pl'] })
  expect([undo('changeAmenities', equipped), undo('changeLanguages', spoken), property()]).toMatchObject([
    ...[null, null, { amenities: [], ownAmenities: [], languages: [], town: 'Rewka' }],
  ])
  expect(undo('changeInformation', [])).toBe('nothing-changed')
})

it('[S18] the units are those of the directory, and a rebuild gives the same', () => {
  const directory = sampleDirectory('hospitality')
  const draft = propertyKind.projection?.(directory, 'account-main' as AccountId)
  const { change, content } = setup()
  change(draft?.name ?? '', draft?.args ?? {}, 'system')
  const wanted = [...directory.unit.values()].filter(({ accountId }) => accountId === 'account-main')
  expect([...content.unit.keys()].toSorted()).toEqual(wanted.map(({ id }) => id).toSorted())
  expect(change(draft?.name ?? '', draft?.args ?? {}, 'system')).toEqual([])
})
