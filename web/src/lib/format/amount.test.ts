import { expect, test } from 'vitest'
import { amountText } from './amount.ts'

const spaced = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ')

test('[DOMAIN] amounts in grosz are written in złoty, with two digits behind the comma', () => {
  expect([0, 5, 115_300, 100_000_000].map((grosz) => spaced(amountText(grosz, 'pl')))).toEqual([
    ...['0,00 zł', '0,05 zł', '1 153,00 zł', '1 000 000,00 zł'],
  ])
  expect(spaced(amountText(115_300, 'en'))).toBe('PLN 1,153.00')
})
