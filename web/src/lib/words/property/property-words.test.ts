import {
  amenities,
  amenityGroups,
  informationFields,
  paymentMethods,
  policiesKind,
  policyChoices,
  policyFields,
  propertyKind,
  type LoggedEntry,
  type RecordChange,
} from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { m } from '#lib/paraglide/messages.js'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { changeTitle } from '../change-in-words.ts'
import { LoggedEntryReader } from '../logged-entry-reader.ts'
import { plainText } from '../runs-of.ts'
import { policiesWords, propertyWords } from './property-words.ts'

afterEach(() => overwriteGetLocale(() => 'pl'))
const names = { 'unit-0001': '41207' }
const unitId = 'unit-0001'

const historyOf = (name: string, args: object): string => {
  const entry = {
    ...{ seq: 1, mutationId: 'mutation-1', at: 1_794_000_000_000, hash: '', previousHash: '', name, args, names },
    ...{ actor: { kind: 'login', loginId: 'login-1', memberId: 'member-1', name: 'Anna Bem' }, changes: [] },
  } as unknown as LoggedEntry
  const words = { ...propertyWords, ...policiesWords }[name as 'changePolicies']
  return plainText(words?.history(new LoggedEntryReader<RecordChange>(entry)) ?? [])
}

it.each(['pl', 'en'] as const)(
  '[ISSUE 10] %s: each field, amenity, group, choice and way to pay has a name',
  (locale) => {
    overwriteGetLocale(() => locale)
    const lists = [
      [informationFields, (field: string) => m.property_field({ field })],
      [policyFields, (field: string) => m.policies_field({ field })],
      [amenities, (amenity: string) => m.property_amenity({ amenity })],
      [Object.keys(amenityGroups), (group: string) => m.property_amenity_group({ group })],
      [paymentMethods, (method: string) => m.policies_payment({ method })],
      ...Object.entries(policyChoices).map(
        ([field, options]) => [options, (option: string) => m.policies_choice({ field, option })] as const,
      ),
    ] as readonly (readonly [readonly string[], (id: string) => string])[]
    for (const [ids, nameOf] of lists) {
      const found = [...ids, '*'].map((id) => nameOf(id))
      expect(new Set(found).size).toBe(found.length)
      expect(found).not.toContain('')
    }
  },
)

it('[ISSUE 10] every mutation of the property and its policies has words', () => {
  expect(Object.keys(propertyWords).toSorted()).toEqual(Object.keys(propertyKind.mutations).toSorted())
  expect(Object.keys(policiesWords).toSorted()).toEqual(Object.keys(policiesKind.mutations).toSorted())
})

it.each([
  [
    'changeInformation',
    { unitId, town: 'Rewka', phone: null },
    'Anna Bem – zmiana informacji o obiekcie 41207: Miejscowość i Telefon',
  ],
  ['changeLanguages', { unitId }, 'Anna Bem – zmiana języków obsługi w obiekcie 41207'],
  ['changeAmenities', { unitId }, 'Anna Bem – zmiana udogodnień obiektu 41207'],
  [
    'changePolicies',
    { unitId, pets: 'no', addPayments: ['card'] },
    'Anna Bem – zmiana zasad działalności obiektu 41207: Zwierzęta i Sposoby płatności',
  ],
  ['projectUnits', {}, 'Dział przejął obiekty z ustawień organizacji'],
])('[ISSUE 10] history: %s', (name, args, sentence) => {
  expect(historyOf(name, args)).toBe(sentence)
  overwriteGetLocale(() => 'en')
  expect(historyOf(name, args)).not.toBe(sentence)
})

it('[S5] a change that waits is described without its document', () => {
  const title = (key: string, name: string, args: object) =>
    changeTitle({ document: `section/account-main.${key}`, name, args, names } as never)
  expect([
    title('property', 'changeInformation', { unitId, town: 'Rewka' }),
    title('property', 'changeAmenities', { unitId, add: ['wifi'], addOwn: ['Kajaki'] }),
    title('property', 'changeLanguages', { unitId, add: ['pl'] }),
    title('calendar+property', 'changePolicies', { unitId, houseRules: 'x' }),
  ]).toEqual([
    'Zmiana informacji o obiekcie: Miejscowość',
    'Zmiana udogodnień',
    'Zmiana języków obsługi',
    'Zmiana zasad działalności: Regulamin',
  ])
})
