import { expect, it } from 'vitest'
import { laneBeside } from './lane-beside.ts'

const lanes = ['draft', 'waiting', 'done', 'cancelled']
const beside = (from: string, side: 1 | -1, reached: readonly string[]) =>
  laneBeside(lanes, from, { side, canReach: (lane) => reached.includes(lane) })

it('[ISSUE 9] Shift with an arrow moves a card to the nearest lane that a step leads into', () => {
  expect(beside('draft', 1, ['done', 'cancelled'])).toBe('done')
  expect(beside('done', -1, ['draft'])).toBe('draft')
})

it('[ISSUE 9] where no step leads, the next lane says why; past the last lane there is none', () => {
  expect(beside('draft', 1, [])).toBe('waiting')
  expect(beside('cancelled', 1, ['draft'])).toBeUndefined()
  expect(beside('draft', -1, ['done'])).toBeUndefined()
})
