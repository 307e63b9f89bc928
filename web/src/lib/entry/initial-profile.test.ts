import type { AccessSnapshot, AccountId } from '@kontor/domain'
import { expect, test } from 'vitest'
import { initialProfile } from './initial-profile.ts'

/** Only the fields that the decision reads. */
const access = {
  organizations: [
    { profile: 'telecom', accounts: [{ id: 'mewa' }] },
    { profile: 'hospitality', accounts: [{ id: 'bursztyn' }] },
  ],
} as unknown as AccessSnapshot
const none = new URLSearchParams()

test('[B22] a link to registration names the profile of what is missing', () => {
  expect(initialProfile(new URLSearchParams('profile=hospitality'), access, 'mewa' as AccountId)).toBe('hospitality')
  expect(initialProfile(new URLSearchParams('profile=constructor'), null, null)).toBeNull()
})

test('[A12] a signed-in person starts with the profile of the organization in use, a visitor with none', () => {
  expect(initialProfile(none, access, 'bursztyn' as AccountId)).toBe('hospitality')
  expect(initialProfile(none, access, null)).toBe('telecom')
  expect(initialProfile(none, null, null)).toBeNull()
})
