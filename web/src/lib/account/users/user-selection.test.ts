import { expect, test } from 'vitest'
import { UserSelection } from './user-selection.svelte.ts'

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))
const [a, b, c, d, e] = rows as [Row, Row, Row, Row, Row]
interface Row {
  readonly id: string
}
const setup = () => {
  const selection = new UserSelection()
  return {
    selection,
    marked: () =>
      rows
        .filter(({ id }) => selection.has(id))
        .map(({ id }) => id)
        .join(''),
  }
}

test('[ISSUE 3] one row is selected and deselected', () => {
  const { selection, marked } = setup()
  selection.toggle(b)
  selection.toggle(d)
  expect([marked(), selection.size]).toEqual(['bd', 2])
  selection.toggle(b)
  expect(marked()).toBe('d')
})

test('[ISSUE 3] a range grows and shrinks from where it began, and does not change the others', () => {
  const { selection, marked } = setup()
  selection.toggle(a)
  selection.extend(rows, d, c)
  expect(marked()).toBe('acd')
  selection.extend(rows, e, d)
  expect(marked()).toBe('acde')
  selection.extend(rows, d, e)
  selection.extend(rows, c, d)
  selection.extend(rows, b, c)
  expect(marked()).toBe('abc')
})

test('[ISSUE 3] from a row that was selected before, a range goes both ways', () => {
  const { selection, marked } = setup()
  selection.toggle(c)
  selection.extend(rows, e, c)
  expect(marked()).toBe('cde')
  selection.extend(rows, a)
  expect(marked()).toBe('abc')
})

test('[ISSUE 3] when the start of the range has left the list, only the row is selected', () => {
  const { selection, marked } = setup()
  selection.toggle(e)
  selection.extend(rows.slice(0, 3), b)
  expect(marked()).toBe('be')
})

test('[ISSUE 3] all rows, and none', () => {
  const { selection, marked } = setup()
  selection.set(rows)
  expect(marked()).toBe('abcde')
  selection.clear()
  expect([marked(), selection.size]).toEqual(['', 0])
})
