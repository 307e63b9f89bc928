import { expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { shownDay } from './shown-day.ts'
import { shownTaxId } from './shown-tax-id.ts'

it.each([
  ['5830004136', '583-000-41-36'],
  ['PL 583 000 41 36', '583-000-41-36'],
  ['583-000-41-36', '583-000-41-36'],
  ['DE123456789', 'DE123456789'],
])('[DESIGN 11] the tax number %s is shown as %s', (typed, shown) => expect(shownTaxId(typed)).toBe(shown))

it('[DESIGN 11] a day is shown in the language of the page', () => {
  overwriteGetLocale(() => 'pl')
  expect([shownDay('2026-12-01'), shownDay('2026-02-30')]).toEqual(['1 gru 2026', '2026-02-30'])
  overwriteGetLocale(() => 'en')
  expect(shownDay('2026-12-01')).toBe('1 Dec 2026')
})
