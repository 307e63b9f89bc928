import { expect, it } from 'vitest'
import { amountToType, typedAmount, typedCount } from './typed-amount.ts'

it.each([
  ['1153', 115_300],
  ['1 153,00 zł', 115_300],
  ['1153,5', 115_350],
  ['0.07', 7],
  ['0', 0],
  ['', null],
  ['-5', null],
  ['1,234', null],
  ['1e3', null],
  ['sto', null],
])('[ISSUE 9] %j is typed as an amount in grosz: %j', (text, grosz) => {
  expect(typedAmount(text)).toBe(grosz)
})

it('[ISSUE 9] an amount in a field is read as it was written', () => {
  for (const grosz of [0, 7, 115_300, 100_000_000]) expect(typedAmount(amountToType(grosz))).toBe(grosz)
})

it('[ISSUE 9] only digits are a number of people', () => {
  expect(['2', ' 12 ', '', '-1', '1.5', '2e1'].map(typedCount)).toEqual([2, 12, null, null, null, null])
})
