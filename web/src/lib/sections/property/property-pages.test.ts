import { blankPolicies, blankProperty, type Property, type PropertyPolicies, type UnitId } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { FactDraft } from './fact-draft.svelte.ts'
import { informationGroups } from './information-groups.ts'
import { policyGroups } from './policy-groups.ts'
import { pageOf, pagesFor, unitOf } from './property-pages.ts'

afterEach(() => overwriteGetLocale(() => 'pl'))
const unitId = 'unit-0001' as UnitId
const params = (query: string) => new URLSearchParams(query)
const spaced = (text: string | null | undefined) => text?.replace(/[\u00A0\u202F]/g, ' ')

it('[B28] the policies are a page for those who hold both rights', () => {
  expect(pagesFor(['property'])).toEqual(['information', 'amenities', 'units'])
  expect(pagesFor(['property', 'calendar'])).toContain('policies')
})

it('[ISSUE 10] the page and the unit are kept in the address', () => {
  expect(['page=amenities', 'page=moon', '', 'dialog=change-policy'].map((query) => pageOf(params(query)))).toEqual([
    ...['amenities', 'information', 'information', 'policies'],
  ])
  const units = [{ id: unitId }, { id: 'unit-0002' as UnitId }]
  expect([unitOf(params('unit=unit-0002'), units), unitOf(params('unit=x'), units), unitOf(params(''), [])]).toEqual([
    ...[units[1], units[0], undefined],
  ])
})

const informationOf = (fields: Partial<Property>) => {
  const property = { ...blankProperty(unitId), ...fields }
  return Object.fromEntries(
    informationGroups.flatMap(({ rows }) => rows.map(({ id, sentence }) => [id, sentence(property)])),
  )
}

it('[ISSUE 10] what is said of a property is read as a sentence', () => {
  expect(Object.values(informationOf({})).every((sentence) => sentence === null)).toBe(true)
  expect(
    informationOf({
      ...{ checkInFrom: '15:00', checkInUntil: '22:00', checkOutUntil: '11:00' },
      ...{ receptionFrom: '00:00', receptionUntil: '24:00' },
      ...{ street: 'ul. Wydmowa 8', postalCode: '84-999', town: 'Rewka', phone: '+48583200000' },
    }),
  ).toMatchObject({
    ...{ checkIn: 'od 15:00 do 22:00', checkOut: 'do 11:00', reception: 'całą dobę' },
    ...{ address: 'ul. Wydmowa 8, 84-999 Rewka', phone: '+48583200000', email: null },
  })
})

const policiesOf = (fields: Partial<PropertyPolicies>) => {
  const policies = { ...blankPolicies(unitId), ...fields }
  return Object.fromEntries(
    policyGroups.flatMap(({ rows }) => rows.map(({ id, sentence }) => [id, spaced(sentence(policies)) ?? null])),
  )
}

it('[ISSUE 10] policies are read as sentences, in both languages', () => {
  const policies: Partial<PropertyPolicies> = {
    ...{ cancellation: 'free', cancellationDays: 2, cancellationFee: 'first-night' },
    ...{ prepaymentPercent: 30, prepaymentDays: 3, localTax: 250, localTaxAge: 4 },
    ...{ children: 'welcome', childrenFreeUntil: 6, extraBeds: 1, extraBedFee: 0 },
    ...{ pets: 'yes', petWeight: 10, petFee: 4_000, quietFrom: '22:00', quietUntil: '07:00' },
    ...{ smoking: 'outside', parties: 'no', guestAge: 18, houseRules: 'Bez butów.' },
  }
  expect(policiesOf(policies)).toEqual({
    cancellation: 'bezpłatne do 2 dni przed przyjazdem, potem cena pierwszej nocy',
    prepayment: '30% ceny w ciągu 3 dni',
    localTax: '2,50 zł za osobę i noc, od 4 lat',
    children: 'w każdym wieku, do 6 lat bezpłatnie',
    extraBeds: '1 dostawka, bezpłatnie',
    pets: 'tak, do 10 kg, 40,00 zł za pobyt',
    quiet: 'od 22:00 do 07:00',
    ...{ smoking: 'tylko na zewnątrz', parties: 'nie', guestAge: 'od 18 lat', houseRules: 'Bez butów.' },
  })
  const polish = Object.values(policiesOf(policies))
  overwriteGetLocale(() => 'en')
  const english = Object.values(policiesOf(policies))
  expect(english.filter((sentence, place) => sentence === polish[place])).toEqual(['Bez butów.'])
  expect(Object.values(policiesOf({})).every((sentence) => sentence === null)).toBe(true)
})

const draftOf = (row: string, page: PropertyPolicies) =>
  new FactDraft(policyGroups.flatMap(({ rows }) => rows).find(({ id }) => id === row)?.facts ?? [], page)

it('[ISSUE 10] only what was typed is sent, and what is not asked for is emptied', () => {
  const policies: PropertyPolicies = {
    ...blankPolicies(unitId),
    ...{ pets: 'yes', petWeight: 10, petFee: 4_000 },
  }
  const draft = draftOf('pets', policies)
  expect(draft.changes).toEqual({})
  draft.form.values['petFee'] = '45,50'
  expect(draft.changes).toEqual({ petFee: 4_550 })
  draft.form.values['pets'] = 'no'
  expect(draft.changes).toEqual({ pets: 'no', petFee: null, petWeight: null })
})

it('[ISSUE 10] a field that is none has a sentence, by the rule of the mutator', () => {
  const draft = draftOf('localTax', blankPolicies(unitId))
  const problemOf = (field: string, text: string) => {
    draft.form.values[field] = text
    draft.form.check(field)
    return draft.form.errorOf(field)
  }
  expect([problemOf('localTax', 'sto'), problemOf('localTax', '99 999 999'), problemOf('localTaxAge', '19')]).toEqual([
    'To nie jest kwota. Proszę wpisać ją na przykład tak: 240,00.',
    ...Array<string>(2).fill('Ta liczba jest za duża. Proszę sprawdzić, czy nie ma w niej pomyłki.'),
  ])
  expect(problemOf('localTax', '2,50')).toBe(null)
})

it('[S5] a refused change comes back into its form', () => {
  const draft = draftOf('cancellation', blankPolicies(unitId))
  draft.fill({ cancellation: 'free', cancellationDays: 5, unitId: {} })
  expect(draft.changes).toEqual({ cancellation: 'free', cancellationDays: 5 })
})
