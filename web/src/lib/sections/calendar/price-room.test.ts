import { limits, type Calendar } from '@kontor/domain'
import { expect, it } from 'vitest'
import { columnWidth } from './grid-shape.ts'
import { priceRoomPx } from './price-room.ts'

const roomOf = (...prices: readonly (number | null)[]): number => {
  const month = { id: 'type.plan.2026-11', prices }
  return priceRoomPx({ prices: new Map([[month.id, month]]) as unknown as Calendar['prices'] })
}

it('[ISSUE 10] a column has room for the widest price, whether it has grosz or not', () => {
  expect([roomOf(), roomOf(null, 25_000), roomOf(25_000, 22_550), roomOf(125_050, null)]).toEqual([8, 24, 44, 52])
  expect(roomOf(22_550, 1_250_000)).toBe(44)
  expect(roomOf(limits.calendar.priceMax - 1)).toBe(64)
})

it('[ISSUE 10] whole prices leave the columns of a month narrow, and a year shows no prices', () => {
  const narrow = (scale: 'weeks' | 'month' | 'year', ...prices: readonly number[]) =>
    columnWidth(scale, 300, roomOf(...prices))
  expect([narrow('month', 25_000), narrow('month', 22_550), narrow('month', 125_050)]).toEqual([48, 53, 61])
  expect([narrow('weeks', 25_000), narrow('weeks', 125_050)]).toEqual([60, 69])
  expect(narrow('year', 125_050)).toBe(24)
})
