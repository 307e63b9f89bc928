import { expect, it } from 'vitest'
import { initials } from './initials.ts'

it.each([
  ['Halina Wróblewska', 'HW'],
  ['Łucja Brzezińska', 'ŁB'],
  ['anna maria świt', 'AŚ'],
  ['Cher', 'C'],
  ['  Jan   Kowalski ', 'JK'],
  ['(Jan) "Orzeł" Kowalski', 'JK'],
  ['👩‍💻 Ada', '👩‍💻A'],
  ['محمد علي', 'مع'],
  ['李 小龍', '李小'],
  ['é̂lodie Z', 'É̂Z'],
  ['—', ''],
  ['', ''],
])('[SCREENS] takes whole letters of the first and the last word: %s', (name, expected) => {
  expect(initials(name, 'pl')).toBe(expected)
})

it('[SCREENS] makes capitals by the language', () => {
  expect(initials('ilker', 'tr')).toBe('İ')
})
