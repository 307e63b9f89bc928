import type { AccessSnapshot, AccountId } from '@kontor/domain'
import { expect, test } from 'vitest'
import { askedProfile } from './asked-profile.ts'

/** Only the fields that the decision reads. */
const access = {
  organizations: [
    { profile: 'telecom', accounts: [{ id: 'mewa' }] },
    { profile: 'hospitality', accounts: [{ id: 'bursztyn' }] },
  ],
} as unknown as AccessSnapshot
const none = new URLSearchParams()

test('[B22] a link to registration names the profile of what is missing', () => {
  expect(askedProfile(new URLSearchParams('profile=hospitality'), access, 'mewa' as AccountId)).toBe('hospitality')
  expect(askedProfile(new URLSearchParams('profile=constructor'), null, null)).toBeNull()
})

test('[A12] a signed-in person begins with the profile of the organization in use, a visitor with none', () => {
  expect(askedProfile(none, access, 'bursztyn' as AccountId)).toBe('hospitality')
  expect(askedProfile(none, access, null)).toBe('telecom')
  expect(askedProfile(none, null, null)).toBeNull()
})
