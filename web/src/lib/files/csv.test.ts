import { expect, it, test } from 'vitest'
import { csvOf } from './csv.ts'
import { day, minute, second, type Cell } from './table-file.ts'

const head = ['nazwa']
const cellOf = (value: Cell, locale = 'en'): string =>
  csvOf({ title: '', head, rows: [[value]] }, locale).slice('\uFEFFnazwa\r\n'.length, -2)

test('[ISSUE 3] [B10] a table is written as RFC 4180 says, marked as UTF-8', () => {
  expect(
    csvOf(
      {
        title: 'Osoby',
        head: ['Imię i nazwisko', 'E-mail'],
        rows: [
          ['Żaneta Łęcka', 'z.lecka@mewa.pl'],
          ['Kłos, Tomasz "Tomek"', null],
        ],
      },
      'en',
    ),
  ).toBe('\uFEFFImię i nazwisko,E-mail\r\nŻaneta Łęcka,z.lecka@mewa.pl\r\n"Kłos, Tomasz ""Tomek""",\r\n')
  expect(csvOf({ title: '', head, rows: [] }, 'en')).toBe('\uFEFFnazwa\r\n')
})

test('[B10] a Polish spreadsheet gets a semicolon between columns and a comma in numbers', () => {
  expect(csvOf({ title: '', head: ['osoba', 'kont'], rows: [['Łęcka; Żaneta', 1.5]] }, 'pl')).toBe(
    '\uFEFFosoba;kont\r\n"Łęcka; Żaneta";1,5\r\n',
  )
  expect(csvOf({ title: '', head: ['person', 'accounts'], rows: [['Łęcka; Żaneta', 1.5]] }, 'en')).toBe(
    '\uFEFFperson,accounts\r\n"Łęcka; Żaneta",1.5\r\n',
  )
})

test('[B10] a moment is written in the form that every spreadsheet reads as a date', () => {
  const at = Date.parse('2026-11-08T09:05:07+01:00')
  expect([day(at), minute(at), second(at), day(null)].map((cell) => cellOf(cell))).toEqual([
    '2026-11-08',
    '2026-11-08 09:05',
    '2026-11-08 09:05:07',
    '',
  ])
})

it.each([
  ['dwie\nlinie', '"dwie\nlinie"'],
  ['dwie\r\nlinie', '"dwie\r\nlinie"'],
  [' odstęp', '" odstęp"'],
  ['', ''],
])('[ISSUE 3] [B10] what separates is quoted: %j', (value, written) => {
  expect(cellOf(value)).toBe(written)
})

it.each([
  ['=1+1', "'=1+1"],
  ['+48 58 000', "'+48 58 000"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['  =cmd', "'  =cmd"],
  ['\n=cmd', `"'\n=cmd"`],
  ['\u00A0@a', "'\u00A0@a"],
  ['\uFEFF=a', "'\uFEFF=a"],
  ['＝1+1', "'＝1+1"],
  ['＋48', "'＋48"],
  ['－2', "'－2"],
  ['\u3000＠SUM(A1)', "'\u3000＠SUM(A1)"],
  ['\nx', `"'\nx"`],
  ['=HYPERLINK("http://zly.example","a,b")', `"'=HYPERLINK(""http://zly.example"",""a,b"")"`],
])('[ISSUE 3] [B10] no cell is run as a formula: %j', (value, written) => {
  expect(cellOf(value)).toBe(written)
})

it.each(['a=b', 'Kowalska-Nowak', 'a@mewa.pl', '5 + 5', "'cytat'"])(
  '[ISSUE 3] [B10] a text with such a sign in the middle is not changed: %j',
  (value) => {
    expect(cellOf(value)).toBe(value)
  },
)
