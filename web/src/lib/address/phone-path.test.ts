import { expect, it } from 'vitest'
import { isOnPhoneSite, isPhonePath } from './phone-path.ts'

it('[B27] the site for phones is /m and what is below it, and nothing that only begins like it', () => {
  expect(['/m', '/m/', '/m/people', '/m/a/account-1/mail'].map(isPhonePath)).toEqual([true, true, true, true])
  expect(['/', '/me', '/a/m', '/mail', ''].map(isPhonePath)).toEqual([false, false, false, false, false])
})

it('[B27] without a page it is the full site', () => {
  expect(isOnPhoneSite()).toBe(false)
})
