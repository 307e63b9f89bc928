import { expect, it } from 'vitest'
import { passwordWeakness } from './password-weakness.ts'

const names = ['agnieszka.wroblewska', 'a.wroblewska@mewatelekom.pl', 'Agnieszka Wróblewska']

it.each([
  'password1234',
  ' '.repeat(12),
  'qwertyuiop12',
  '123456789012',
  'aaaaaaaaaaaa',
  'abcdefghijkl',
  'haslo1234567',
  'zxcvbnm12345',
  'polska123456',
  'administrator',
  '🐦'.repeat(128),
])('[F11] "%s" is easy to guess', (password) => {
  expect(passwordWeakness(password, names)).toBe('easy-to-guess')
})

it.each([
  'agnieszka.wroblewska',
  'AGNIESZKA.WROBLEWSKA',
  'a.wroblewska@mewatelekom.pl',
  'Agnieszka Wróblewska',
  'wroblewska12',
  'mewatelekom1',
])('[F11] "%s" is made of the person’s own names', (password) => {
  expect(passwordWeakness(password, names)).toBe('own-name')
})

it.each([
  'correct horse battery',
  'zupełnie nowe hasło',
  'Dlugie-haslo-1',
  'kQ7!xv2#Lm9z',
  'x'.repeat(3) + ' tramwaj jedzie',
])('[F11] "%s" is strong enough', (password) => {
  expect(passwordWeakness(password, names)).toBe(null)
})

it('[F11] another person’s name is no weakness of its own', () => {
  expect(passwordWeakness('agnieszka.wroblewska', ['jan.k', 'jan@example.org'])).toBe(null)
})
