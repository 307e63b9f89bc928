import { describe, expect, it } from 'vitest'
import { csvOf } from './csv.ts'
import { tableFileLimits } from './limits.ts'
import { readCsv } from './read-csv.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const table = (head: readonly string[], ...rows: readonly (readonly string[])[]) => ({
  head,
  rows: rows.map((cells, at) => ({ line: at + 2, cells })),
})

describe('[ISSUE 9] a table read from a file', () => {
  it.each([
    ['commas', 'a,b\r\n1,2\r\n'],
    ['semicolons', 'a;b\n1;2'],
    ['tabs', 'a\tb\r1\t2'],
    ['a mark of UTF-8', '\uFEFFa;b\r\n1;2\r\n'],
    ['quotes', '"a";"b"\r\n"1";"2"\r\n'],
    ['spaces around', ' a ; b \r\n 1 ;2\u00A0'],
    ['an empty line between and after', 'a;b\r\n;\r\n\r\n1;2\r\n\r\n'],
  ])('reads %s', async (_, text) => {
    const read = await readCsv(bytes(text))
    expect(typeof read === 'string' ? read : [read.head, ...read.rows.map(({ cells }) => cells)]).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('keeps separators, line ends and doubled quotes within quotes, and counts lines as they are in the file', async () => {
    expect(await readCsv(bytes('a;b\r\n"x;""y""\nz";2\r\nlast'))).toEqual({
      head: ['a', 'b'],
      rows: [
        { line: 2, cells: ['x;"y"\nz', '2'] },
        { line: 4, cells: ['last', ''] },
      ],
    })
  })

  it('reads the encoding of a Polish spreadsheet, and UTF-16 by its mark', async () => {
    // `Zażółć` in windows-1250.
    const polish = Uint8Array.of(0x61, 0x0a, 0x5a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6)
    expect(await readCsv(polish)).toEqual(table(['a'], ['Zażółć']))
    const wide = Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x0a, 0, 0x42, 0x01)
    expect(await readCsv(wide)).toEqual(table(['a'], ['ł']))
  })

  it('reads what the product writes: an apostrophe before a number with a plus is gone', async () => {
    const written = csvOf({ title: '', head: ['numer', 'abonent'], rows: [['+48512884071', 'Kłos; Anna']] }, 'pl')
    expect(await readCsv(bytes(written))).toEqual(table(['numer', 'abonent'], ['+48512884071', 'Kłos; Anna']))
  })

  it('takes a quote that is never closed as the rest of the file, and does not hang', async () => {
    expect(await readCsv(bytes('a;b\n"1;2\n3;4'))).toEqual(table(['a', 'b'], ['1;2\n3;4', '']))
  })

  it.each([
    ['nothing', Uint8Array.of(), 'empty'],
    ['empty lines', bytes('\r\n;;\r\n'), 'empty'],
    ['a head alone', bytes('a;b\r\n'), 'no-rows'],
    ['a workbook', bytes('PK\u0003\u0004'), 'spreadsheet'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0, 0), 'not-text'],
    ['more columns than anyone has', bytes(`${'a;'.repeat(tableFileLimits.columnsMax)}b\n1`), 'too-wide'],
    ['more rows than one import takes', bytes(`a\n${'1\n'.repeat(tableFileLimits.rowsMax + 1)}`), 'too-many-rows'],
    ['a file past the bound', new Uint8Array(tableFileLimits.bytesMax + 1).fill(0x61), 'too-large'],
  ])('refuses %s', async (_, content, problem) => {
    expect(await readCsv(content)).toBe(problem)
  })

  it('takes as many rows as the bound says', async () => {
    const read = await readCsv(bytes(`a\n${'1\n'.repeat(tableFileLimits.rowsMax)}`))
    expect(typeof read === 'string' ? read : read.rows.length).toBe(tableFileLimits.rowsMax)
  })
})
