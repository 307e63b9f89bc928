import readSheet from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { day, minute, type TableFile } from './table-file.ts'
import { xlsxOf } from './xlsx.ts'

const readBack = async (table: TableFile) => {
  const bytes = Buffer.from(await (await xlsxOf(table)).arrayBuffer())
  const [sheet] = await readSheet(bytes)
  return { ...sheet, data: sheet?.data.map((row) => row.map(toWholeSeconds)) }
}

/** A sheet counts days in floating point, so a time differs slightly after a round trip. */
const toWholeSeconds = (value: unknown): unknown =>
  value instanceof Date ? new Date(Math.round(value.getTime() / 1000) * 1000) : value

test('[B10] a spreadsheet has text as text, numbers as numbers and dates as dates', async () => {
  const at = Date.parse('2026-11-08T09:05+01:00')
  const sheet = await readBack({
    title: 'Użytkownicy [wszyscy]: Mewa Telekom sp. z o.o.',
    head: ['Osoba', 'Kont', 'Dołączenie', 'Ostatnie logowanie'],
    rows: [
      ['=HYPERLINK("http://zly.example")', 1.5, day(at), minute(at)],
      ['Żaneta Łęcka', 0, null, null],
    ],
  })
  expect(sheet).toEqual({
    sheet: 'Użytkownicy  wszyscy   Mewa Tel',
    data: [
      ['Osoba', 'Kont', 'Dołączenie', 'Ostatnie logowanie'],
      ['=HYPERLINK("http://zly.example")', 1.5, new Date(Date.UTC(2026, 10, 8)), new Date(Date.UTC(2026, 10, 8, 9, 5))],
      ['Żaneta Łęcka', 0, null, null],
    ],
  })
})

test('[B10] a text longer than a cell may hold is cut, and 10,000 rows are written', async () => {
  const long = await readBack({ title: 'x', head: ['a'], rows: [['ż'.repeat(40_000)]] })
  expect(String(long.data?.[1]?.[0])).toHaveLength(32_767)
  const rows = Array.from({ length: 10_000 }, (_, index) => [`Osoba ${index}`, index])
  expect((await readBack({ title: 'x', head: ['a', 'b'], rows })).data).toHaveLength(10_001)
})
