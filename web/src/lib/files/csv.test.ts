import { expect, it, test } from 'vitest'
import { csvOf } from './csv.ts'

const head = ['nazwa']
const cellOf = (value: string): string => csvOf({ head, rows: [[value]] }).slice('\uFEFFnazwa\r\n'.length, -2)

test('[ISSUE 3] [B10] a table is written as RFC 4180 says, marked as UTF-8', () => {
  expect(
    csvOf({
      head: ['Imię i nazwisko', 'E-mail'],
      rows: [
        ['Żaneta Łęcka', 'z.lecka@mewa.pl'],
        ['Kłos, Tomasz "Tomek"', ''],
      ],
    }),
  ).toBe('\uFEFFImię i nazwisko,E-mail\r\nŻaneta Łęcka,z.lecka@mewa.pl\r\n"Kłos, Tomasz ""Tomek""",\r\n')
  expect(csvOf({ head, rows: [] })).toBe('\uFEFFnazwa\r\n')
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
  '[ISSUE 3] [B10] what only holds such a sign stays as it is: %j',
  (value) => {
    expect(cellOf(value)).toBe(value)
  },
)
