import { expect, it } from 'vitest'
import { bankRows } from './bank-rows.ts'

it('[DESIGN 12] a bank statement is read with its quotes and in its own encoding', async () => {
  const rows = [['Tytuł; opis', '1 230,50']]
  expect(await bankRows(new Blob(['"Tytuł; opis";1 230,50\r\n\r\n']))).toEqual(rows)
  // ł is B3 in windows-1250.
  const bytes = [...'"Tytu_; opis";1 230,50'].map((character) => (character === '_' ? 0xb3 : character.charCodeAt(0)))
  expect(await bankRows(new Blob([new Uint8Array(bytes)]))).toEqual(rows)
})
