import { describe, expect, it } from 'vitest'
import { hiddenWithout } from './hidden-without.ts'
import type { Profile, Right, Surface } from './profile.ts'
import { profiles } from './profiles.ts'
import { visiblePlaces } from './visible-places.ts'

const setup = () => {
  const { telecom, hospitality } = profiles
  const idsHidden = (profile: Profile, surface: Surface) => (right: Right) =>
    hiddenWithout(profile, right, surface).map(({ id }) => id)
  const tableOf = (profile: Profile) =>
    profile.rights.map((right) => [right, idsHidden(profile, 'web')(right), idsHidden(profile, 'mobile')(right)])
  return { telecom, hospitality, tableOf }
}

describe('[B15] rights and service types', () => {
  it('[B15] hospitality has seven rights, in the order of the source', () => {
    const { hospitality } = setup()
    expect(hospitality.rights).toEqual([
      'calendar',
      'mail',
      'finance',
      'property',
      'reservations',
      'account',
      'promotions',
    ])
  })

  it('[B28] telecom has its own five rights', () => {
    expect(setup().telecom.rights).toEqual(['processes', 'units', 'mail', 'finance', 'account'])
  })

  it.each(Object.values(profiles))(
    '[A19] the roles that $id offers give rights that it has, in its order',
    (profile) => {
      for (const { rights } of profile.defaultRoles)
        expect(rights).toEqual(profile.rights.filter((right) => rights.includes(right)))
      expect(new Set(profile.defaultRoles.map(({ id }) => id)).size).toBe(profile.defaultRoles.length)
      // Every right is in one of them, so no one has to build a role to give it.
      expect(new Set(profile.defaultRoles.flatMap(({ rights }) => rights))).toEqual(new Set(profile.rights))
    },
  )

  it('[A14] each profile has its own types of service', () => {
    const { telecom, hospitality } = setup()
    expect(telecom.serviceTypes).toEqual(['fnp', 'mnp', 'location'])
    expect(hospitality.serviceTypes).toEqual(['accommodation', 'dining', 'wellness', 'events'])
  })
})

describe('[B28] what is hidden without a right', () => {
  it('[B28] in hospitality: to the letter of the table', () => {
    const { hospitality, tableOf } = setup()
    expect(tableOf(hospitality)).toEqual([
      [
        'calendar',
        ['rates-calendar', 'policies-page', 'availability'],
        ['availability-cards', 'availability-notifications'],
      ],
      ['mail', ['inbox-messages', 'guest-messages'], ['message-cards', 'message-notifications']],
      ['finance', ['finance-pages'], ['finance-invoices']],
      ['property', ['property-pages', 'policies-page'], ['property-information']],
      [
        'reservations',
        ['guest-messages', 'reservation-pages', 'reservation-search-results'],
        ['reservation-details', 'reservations-and-messages', 'reservation-search-results'],
      ],
      ['account', ['property-permissions'], []],
      ['promotions', ['promotion-pages'], ['promotions-monitor']],
    ])
  })

  it('[B28] in telecom: the same mechanism with its own places', () => {
    const { telecom, tableOf } = setup()
    expect(tableOf(telecom)).toEqual([
      [
        'processes',
        ['processes-dashboard', 'processes-search-results', 'processes-messages'],
        ['processes-list', 'processes-cards', 'processes-notifications'],
      ],
      ['units', ['unit-pages', 'unit-search-results'], ['unit-information']],
      ['mail', ['processes-messages', 'inbox-messages'], ['message-cards', 'message-notifications']],
      ['finance', ['finance-pages', 'consolidated-invoice'], ['finance-invoices', 'more-invoices']],
      ['account', ['people-and-accounts'], []],
    ])
  })

  it.each(Object.values(profiles))('[B28] $id: what is hidden is what really is not seen', (profile) => {
    for (const surface of ['web', 'mobile'] as const) {
      const all = profile.places.filter((place) => place.surface === surface)
      expect(visiblePlaces(profile, profile.rights, surface)).toEqual(all)
      expect(visiblePlaces(profile, [], surface)).toEqual([])
      for (const right of profile.rights) {
        const others = profile.rights.filter((each) => each !== right)
        const hidden = hiddenWithout(profile, right, surface)
        expect(visiblePlaces(profile, others, surface)).toEqual(all.filter((place) => !hidden.includes(place)))
      }
    }
  })

  it('[B28] guest messages need mail and reservations, the Policies page calendar and property', () => {
    const seen = (rights: readonly Right[]) => visiblePlaces(profiles.hospitality, rights, 'web').map(({ id }) => id)
    expect(seen(['mail'])).toEqual(['inbox-messages'])
    expect(seen(['mail', 'reservations'])).toContain('guest-messages')
    expect(seen(['property'])).toEqual(['property-pages'])
    expect(seen(['property', 'calendar'])).toContain('policies-page')
  })

  it.each(Object.values(profiles))(
    '[B28] $id: every place needs rights of its own profile and has an id of its own',
    (profile) => {
      for (const { id, needs } of profile.places) {
        expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
        expect(needs.length).toBeGreaterThan(0)
        expect(needs.filter((right) => !profile.rights.includes(right))).toEqual([])
      }
      const names = profile.places.map(({ id, surface }) => `${surface} ${id}`)
      expect(new Set(names).size).toBe(names.length)
    },
  )
})
