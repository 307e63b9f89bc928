import { expect, test } from 'vitest'
import { byName, nameOrder } from './name-order.ts'

test('[SCREENS] names are in Polish order: a letter with a mark comes after the plain one', () => {
  const names = ['Łaska', 'Lza', 'Żuk', 'Zych', 'Źrebak', 'Ćma', 'Czapla', 'Ósma', 'Ozga', 'Śliwa', 'Szulc']
  expect(names.toSorted(nameOrder.compare)).toEqual([
    ...['Czapla', 'Ćma', 'Lza', 'Łaska', 'Ozga', 'Ósma', 'Szulc', 'Śliwa', 'Zych', 'Źrebak', 'Żuk'],
  ])
})

test('[SCREENS] numbers within names count as numbers', () => {
  const hotels = ['Hotel 10', 'Hotel 2'].map((name) => ({ name }))
  expect(hotels.toSorted(byName).map(({ name }) => name)).toEqual(['Hotel 2', 'Hotel 10'])
})
