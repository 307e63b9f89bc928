import { expect, it } from 'vitest'
import { lineOf } from '../operator/testing/operator-scene.ts'
import { monthChange } from './month-change.ts'

it('[DESIGN 12] a first month and a change past 30 % are unusual', () => {
  const of = (before: number, now: number) => {
    const { difference, isUnusual } = monthChange([lineOf('main', before)], [lineOf('main', now)])
    return [difference, isUnusual]
  }
  expect([of(1_000, 1_300), of(1_000, 1_301), of(1_000, 699), of(0, 1), of(0, 0)]).toEqual([
    [300, false],
    [301, true],
    [-301, true],
    [1, true],
    [0, false],
  ])
})
