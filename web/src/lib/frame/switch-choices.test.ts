import type { OrganizationAccess } from '@kontor/domain'
import { expect, it } from 'vitest'
import { switchChoices } from './switch-choices.ts'

/** Only the fields that the choice reads. */
const organization = (id: string, accounts: readonly (readonly [name: string, identifier: string])[]) =>
  ({
    id,
    name: id,
    accounts: accounts.map(([name, identifier]) => ({ name, units: [{ identifier, name: null }] })),
  }) as unknown as OrganizationAccess

const organizations = [
  organization('mewa', [
    ['Mewa Telekom', 'PT 03417'],
    ['Żuławy Mobile', 'PT 07240'],
  ]),
  organization('bursztyn', [['Hotele Bursztyn', 'HB 000']]),
  organization('closed', []),
]
const found = (query: string) =>
  switchChoices(organizations, query).map(({ name, accounts }) => [name, accounts.map((account) => account.name)])

it('[A17] offers every account with access, by organisation in the order of names, and none of an organisation that the login cannot enter', () => {
  expect(found('')).toEqual([
    ['bursztyn', ['Hotele Bursztyn']],
    ['mewa', ['Mewa Telekom', 'Żuławy Mobile']],
  ])
})

it('[A17] finds by name and by identifier, without diacritics', () => {
  expect([found(' zulawy '), found('pt 07'), found('hb'), found('nikt')]).toEqual([
    [['mewa', ['Żuławy Mobile']]],
    [['mewa', ['Żuławy Mobile']]],
    [['bursztyn', ['Hotele Bursztyn']]],
    [],
  ])
})
