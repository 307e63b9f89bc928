import {
  profiles,
  visiblePlaces,
  type DirectoryAccess,
  type OrganizationAccess,
  type ProfileId,
  type ReachedAccount,
  type Right,
} from '@kontor/domain'
import { describe, expect, it } from 'vitest'
import { CurrentAccount } from '#lib/session/current-account.svelte.ts'
import { accountItems, sectionItems } from './navigation.ts'

const accountWith = (profile: ProfileId, rights: readonly Right[], directory: DirectoryAccess = 'none') => {
  const account = { id: 'one', kind: 'main', name: 'Mewa Telekom', rights } as unknown as ReachedAccount
  const organization = { id: 'mewa', profile, directory, accounts: [account] } as unknown as OrganizationAccess
  return new CurrentAccount(
    () => ({ organization, account }),
    () => [organization],
  )
}

/** The place of each right's section: written by hand, from the table of the requirements. */
const placeOfSection: Readonly<Record<ProfileId, Partial<Record<Right, string>>>> = {
  telecom: {
    processes: 'processes-dashboard',
    units: 'unit-pages',
    mail: 'inbox-messages',
    finance: 'finance-pages',
  },
  hospitality: {
    calendar: 'rates-calendar',
    mail: 'inbox-messages',
    finance: 'finance-pages',
    property: 'property-pages',
    reservations: 'reservation-pages',
    promotions: 'promotion-pages',
  },
}

const everySubset = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.reduce<readonly (readonly Item[])[]>(
    (subsets, item) => [...subsets, ...subsets.map((one) => [...one, item])],
    [[]],
  )

describe('[B28] the navigation follows the table', () => {
  it.each(['telecom', 'hospitality'] as const)(
    '[B28] %s: whatever rights are held, the offered sections are exactly those whose place is visible',
    (profile) => {
      const subsets = everySubset(profiles[profile].rights)
      expect(subsets).toHaveLength(2 ** profiles[profile].rights.length)
      for (const rights of subsets) {
        const seen = new Set(visiblePlaces(profiles[profile], rights, 'web').map(({ id }) => id))
        const expected = Object.entries(placeOfSection[profile]).flatMap(([right, place]) =>
          seen.has(place) ? [`/a/one/${right}`] : [],
        )
        const offered = sectionItems(accountWith(profile, rights)).map(({ href }) => href)
        expect(offered.toSorted()).toEqual(expected.toSorted())
      }
    },
  )

  it('[B28] people and accounts are offered to readers of the directory, and to no one else', () => {
    const counts = { subAccounts: undefined, refused: 0, pending: 0 }
    const offered = (directory: DirectoryAccess) =>
      accountItems(accountWith('telecom', ['account'], directory), counts).map(({ href }) => href.split('/').at(-1))
    expect(offered('none')).toEqual([])
    expect(offered('read')).toEqual(['sub-accounts', 'users', 'roles', 'access', 'tray'])
  })
})
