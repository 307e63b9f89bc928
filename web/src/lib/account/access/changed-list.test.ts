import { expect, test } from 'vitest'
import { changedList, withChange } from './changed-list.ts'

test('[B11] a change is what to add and what to remove, so that two people’s changes both count', () => {
  expect(changedList(['mail', 'finance'], ['finance', 'units'])).toEqual({ add: ['units'], remove: ['mail'] })
  expect(changedList(['mail'], ['mail'])).toEqual({ add: [], remove: [] })
})

test('[S5] a refused change is applied once more to what is there now', () => {
  expect(withChange(['mail', 'finance'], ['units', 'mail'], ['finance'])).toEqual(['mail', 'units'])
})
