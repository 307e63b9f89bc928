import { expect, test } from 'vitest'
import { findsAll, searchForm, soughtWords } from './search-form.ts'

test('[B10] search forgets case and diacritics, in any script', () => {
  expect(['Żuławy', 'ŁÓDŹ', 'Straße', 'Ива́н', 'علي'].map(searchForm)).toEqual([
    'zulawy',
    'lodz',
    'strasse',
    'иван',
    'علي',
  ])
})

test('[DESIGN 10] every apostrophe that a keyboard or a document has is one', () => {
  expect(['d’Or', 'd‘Or', 'dʼOr', 'd`Or', 'd´Or', "d'Or"].map(searchForm)).toEqual(Array(6).fill("d'or"))
})

test('[B10] every word sought must be found, in any order', () => {
  const person = searchForm('Łucja Brzezińska l.brzezinska')

  expect(findsAll(soughtWords('brzez lucja'), person)).toBe(true)
  expect(findsAll(soughtWords('lucja zajac'), person)).toBe(false)
  expect(findsAll(soughtWords('   '), person)).toBe(true)
})
