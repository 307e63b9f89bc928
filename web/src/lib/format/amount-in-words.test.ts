import { expect, it } from 'vitest'
import { amountInWords } from './amount-in-words.ts'

it.each([
  [0, 'zero złotych 00/100'],
  [1, 'zero złotych 01/100'],
  [100, 'jeden złoty 00/100'],
  [250, 'dwa złote 50/100'],
  [1_200, 'dwanaście złotych 00/100'],
  [2_100, 'dwadzieścia jeden złotych 00/100'],
  [2_200, 'dwadzieścia dwa złote 00/100'],
  [11_300, 'sto trzynaście złotych 00/100'],
  [100_000, 'tysiąc złotych 00/100'],
  [200_105, 'dwa tysiące jeden złotych 05/100'],
  [989_218, 'dziewięć tysięcy osiemset dziewięćdziesiąt dwa złote 18/100'],
  [1_200_000, 'dwanaście tysięcy złotych 00/100'],
  [101_000_000_000, 'miliard dziesięć milionów złotych 00/100'],
  [123_456_789, 'milion dwieście trzydzieści cztery tysiące pięćset sześćdziesiąt siedem złotych 89/100'],
  [-5_144, 'pięćdziesiąt jeden złotych 44/100'],
])('[ISSUE 10] %i grosz are written out: %s', (grosz, words) => {
  expect(amountInWords(grosz)).toBe(words)
})
