import { expect, it } from 'vitest'
import {
  isFiltered,
  paramsOfSaved,
  processQueryOf,
  processQueryParams,
  savedQuery,
  type ProcessQuery,
} from './process-query.ts'

const usual: ProcessQuery = {
  text: '',
  tab: 'all',
  shape: 'board',
  state: null,
  person: null,
  unit: null,
  sort: 'due',
  reversed: false,
}

it('[ISSUE 9] an address without parameters is the whole board, and a bad one too', () => {
  expect(processQueryOf(new URLSearchParams())).toEqual(usual)
  expect(processQueryOf(new URLSearchParams('shape=cube&state=flying&sort=luck'))).toEqual(usual)
})

it('[ISSUE 9] what a view has saved comes back whole, and takes away what it does not have', () => {
  const query: ProcessQuery = {
    ...usual,
    text: 'żuław',
    tab: 'fnp',
    shape: 'table',
    state: 'with-donor',
    reversed: true,
  }
  const saved = savedQuery(query)
  expect(processQueryOf(new URLSearchParams(saved))).toEqual(query)
  expect(saved).toMatch(/^[\w%&=+.*~,:;@!()'-]*$/)
  expect(paramsOfSaved('tab=mine')).toEqual({
    ...{ q: null, tab: 'mine', shape: null, state: null, person: null, unit: null, sort: null, reversed: null },
  })
})

it('[ISSUE 9] only what differs from the usual is written', () => {
  expect(processQueryParams({ text: '', tab: 'late' })).toEqual({ q: null, tab: 'late' })
  expect(
    [usual, { ...usual, text: ' ' }, { ...usual, tab: 'fnp' }, { ...usual, unit: 'unit-1' }].map(isFiltered),
  ).toEqual([false, false, false, true])
})
