import { expect, it } from 'vitest'
import { profiles } from '../directory/profiles/profiles.ts'
import { sampleDirectory } from '../directory/testing/sample-directory.ts'
import { sectionAccess } from '../directory/access/section-access.ts'
import type { AccountId, LoginId } from '../kernel/ids.ts'
import { kinds } from '../kinds.ts'
import { sectionsOfProfile } from './sections-of-profile.ts'

it('[B28] each profile has the sections of its rights, and processes are of telecom alone', () => {
  const keys = (profile: 'telecom' | 'hospitality') =>
    sectionsOfProfile(kinds.sections, profiles[profile]).map(({ key }) => key)
  expect(keys('telecom').toSorted()).toEqual([
    ...['account', 'finance', 'mail', 'mail+processes', 'processes', 'units'],
  ])
  expect(keys('hospitality').toSorted()).toEqual([
    ...['account', 'calendar', 'calendar+property', 'finance', 'mail', 'mail+reservations'],
    ...['promotions', 'property', 'reservations'],
  ])
})

it('[B28] no one opens a section of the other profile, not even the owner', () => {
  for (const profile of ['telecom', 'hospitality'] as const) {
    const directory = sampleDirectory(profile)
    const opened = Object.values(kinds.sections).filter(
      ({ needs }) => sectionAccess(directory, 'login-owner' as LoginId, 'account-main' as AccountId, needs) !== null,
    )
    expect(opened).toEqual(sectionsOfProfile(kinds.sections, profiles[profile]))
  }
})
