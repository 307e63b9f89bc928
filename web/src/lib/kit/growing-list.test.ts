import { expect, it } from 'vitest'
import { GrowingList } from './growing-list.svelte.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at)

it('[ISSUE 3] [A15] draws a hundred of a thousand, and the rest near the end of scrolling', () => {
  const list = new GrowingList(() => numbers(1_000))
  expect([list.shown.length, list.hasMore]).toEqual([100, true])
  for (let step = 0; step < 9; step += 1) list.grow()
  expect([list.shown, list.hasMore]).toEqual([numbers(1_000), false])
})

it('[ISSUE 3] a short list is drawn completely', () => {
  const list = new GrowingList(() => numbers(100))
  expect([list.shown, list.hasMore]).toEqual([numbers(100), false])
})
