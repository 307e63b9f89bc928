import { expect, test } from 'vitest'
import { chipsThatFit } from './chips-that-fit.ts'

test('[B10] chips that would not fit into their column are counted instead', () => {
  expect(chipsThatFit([], 200)).toBe(0)
  expect(chipsThatFit(['Procesy', 'Poczta', 'PT i usługi'], 205)).toBe(3)
  expect(chipsThatFit(['Procesy', 'PT i usługi', 'Poczta', 'Konto'], 205)).toBe(2)
  expect(chipsThatFit(['Units and services', 'Mail'], 120)).toBe(1)
  expect(chipsThatFit(['Kalendarz i dostępność', 'Poczta', 'Oferty promocyjne'], 205)).toBe(1)
})
