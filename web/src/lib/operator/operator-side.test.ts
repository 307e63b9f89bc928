import { expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { foundOrganizations, type ListedOrganization } from './found-organizations.ts'
import { written } from '#lib/format/written-size.ts'

const organization = (name: string, taxId: string): ListedOrganization => ({
  id: name,
  name,
  taxId,
  profile: 'telecom',
  accounts: 1,
  people: 1,
  contractUnits: 0,
  demonstration: false,
})
const organizations = [organization('Łącza Żuławskie', '583-000-41-36'), organization('Mewa', '9510002238')]

it.each([
  ['', ['Łącza Żuławskie', 'Mewa']],
  ['lacza zul', ['Łącza Żuławskie']],
  ['5830004', ['Łącza Żuławskie']],
  ['951-000', ['Mewa']],
  ['-', []],
  ['Odra', []],
])('[DESIGN 11] %j finds organisations by name or tax number', (searched, names) => {
  expect(foundOrganizations(organizations, searched).map(({ name }) => name)).toEqual(names)
})

it('[DESIGN 11] sizes are written as people read them, in the language of the page', () => {
  overwriteGetLocale(() => 'pl')
  expect([0, 999, 1_000, 4_200_000, 38_400_000_000, 2_500_000_000_000_000].map(written)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '4,2 MB',
    '38 GB',
    '2500 TB',
  ])
  overwriteGetLocale(() => 'en')
  expect(written(4_200_000)).toBe('4.2 MB')
})
