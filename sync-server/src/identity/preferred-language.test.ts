import { expect, it } from 'vitest'
import { preferredLanguage } from './preferred-language.ts'

it.each([
  [undefined, 'pl'],
  ['', 'pl'],
  ['en', 'en'],
  ['en-GB,en;q=0.9,pl;q=0.8', 'en'],
  ['de,en;q=0.5,pl;q=0.9', 'pl'],
  ['de-DE,fr;q=0.9', 'pl'],
  [';;;q=,', 'pl'],
] as const)('[SCREENS] Accept-Language %s means %s', (header, language) => {
  expect(preferredLanguage(header === undefined ? undefined : new Headers({ 'accept-language': header }))).toBe(
    language,
  )
})
