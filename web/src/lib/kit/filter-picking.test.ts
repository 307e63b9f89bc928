import { expect, it } from 'vitest'
import type { FilterGroup } from './filter-group.ts'
import { FilterPicking } from './filter-picking.svelte.ts'

const setup = () => {
  const chosen: [string, string | null][] = []
  const option = (name: string) => ({ value: name, name })
  const groups = (text: string): readonly FilterGroup[] => [
    { filter: 'role', label: 'rola', options: [option('billing')], chosen: 'billing', more: 0 },
    {
      filter: 'account',
      label: 'konto',
      options: ['a', 'b'].filter((one) => text === '' || one === text).map(option),
      chosen: null,
      more: 3,
    },
  ]
  const picking = new FilterPicking({
    groups,
    onchoose: (filter, value) => chosen.push([filter, value]),
    show: () => undefined,
  })
  const press = (key: string) => {
    const event = { key, preventDefault: () => undefined }
    picking.onkeydown(event as unknown as KeyboardEvent)
  }
  return { picking, press, chosen }
}

it('[SCREENS] the arrows move through the options of all kinds, and wrap around', () => {
  const { picking, press, chosen } = setup()
  picking.open = true
  press('ArrowDown')
  press('ArrowDown')
  expect(picking.options[picking.at]).toEqual({ filter: 'account', value: 'b', chosen: false })
  press('ArrowDown')
  expect(picking.at).toBe(0)
  press('ArrowUp')
  press('Enter')
  expect(chosen).toEqual([['account', 'b']])
  expect(picking.open).toBe(true)
})

it('[SCREENS] typing moves back to the first, and counts hidden matches too', () => {
  const { picking, press } = setup()
  press('ArrowUp')
  picking.text = 'b'
  expect([picking.at, picking.found]).toEqual([0, 5])
})

it('[SCREENS] choosing the value in use clears it; an empty list chooses nothing', () => {
  const { picking, press, chosen } = setup()
  press('Enter')
  expect(chosen).toEqual([['role', null]])
  picking.choose(7)
  expect(chosen).toHaveLength(1)
})

it('[ISSUE 8] [E12] the list stays open for several picks, and starts again after a typed one', () => {
  const { picking, press, chosen } = setup()
  picking.open = true
  picking.text = 'b'
  press('ArrowDown')
  press('Enter')
  expect([picking.open, picking.text]).toEqual([true, ''])
  picking.choose(0)
  expect(chosen).toEqual([
    ['account', 'b'],
    ['role', null],
  ])
  expect(picking.open).toBe(true)
})
