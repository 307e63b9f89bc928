import Plus from '@lucide/svelte/icons/plus'
import { expect, test } from 'vitest'
import { itemFinder, soughtText, type OpenedSource } from './found-items.ts'
import { foundOfSourceMax } from './limits.ts'
import type { PaletteItem } from './source.ts'

const item = (id: string, name: string, over: Partial<PaletteItem> = {}): PaletteItem => ({
  ...{ id, name, icon: Plus, href: `/${id}` },
  ...over,
})

const setup = () => {
  const people = [item('p1', 'Agnieszka Dąb'), item('p2', 'Łucja Brzezińska'), item('p3', 'Anna d’Or')]
  const accounts = [item('a1', 'Kaszuby Online', { also: 'PT 03418' }), item('a2', 'Zatoka')]
  const sources: OpenedSource[] = [
    { id: 'people', title: () => 'Osoby', mark: '@', items: () => people },
    { id: 'accounts', title: () => 'Konta', mark: '#', items: () => accounts },
    { id: 'places', title: () => 'Przejdź do', atOnce: true, items: () => [item('s1', 'Procesy')] },
  ]
  const found = (text: string, ids: readonly string[] = []) =>
    itemFinder(sources)(soughtText(text), { title: 'Ostatnio', ids }).map(({ title, items }) => [
      title,
      items.map(({ id }) => id),
    ])
  return { sources, found }
}

test('[DESIGN 10] results come from every source, without Polish marks, by every word, the closest name first', () => {
  const { found } = setup()
  expect(found('lucja brze')).toEqual([['Osoby', ['p2']]])
  expect(found("d'or")).toEqual([['Osoby', ['p3']]])
  expect(found('ka')).toEqual([
    ['Osoby', ['p1', 'p2']],
    ['Konta', ['a1', 'a2']],
  ])
  expect(found('pt 03418')).toEqual([['Konta', ['a1']]])
  expect(found('nothing')).toEqual([])
})

test('[DESIGN 10] a mark limits the search to one source, with or without words', () => {
  const { found } = setup()
  expect(found('@')).toEqual([['Osoby', ['p1', 'p2', 'p3']]])
  expect(found('# zat')).toEqual([['Konta', ['a2']]])
})

test('[B28] what was chosen last is shown first, unless the person may no longer open it', () => {
  const { found, sources } = setup()
  expect(found('', ['a2', 'gone', 'p2'])).toEqual([
    ['Ostatnio', ['a2', 'p2']],
    ['Przejdź do', ['s1']],
  ])
  const [, ...without] = sources
  expect(itemFinder(without)(soughtText(''), { title: 'Ostatnio', ids: ['p2'] }).map(({ title }) => title)).toEqual([
    'Przejdź do',
  ])
})

test('[DESIGN 10] a source of thousands shows its best', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => item(`p${at}`, `Jan Kowalski ${at}`))
  const source = { id: 'people', title: () => 'Osoby', items: () => many }
  const [group] = itemFinder([source])(soughtText('kowalski 9999'), { title: '', ids: [] })
  expect(group?.items.map(({ id }) => id)).toEqual(['p9999'])
  const [all] = itemFinder([source])(soughtText('jan'), { title: '', ids: [] })
  expect(all?.items).toHaveLength(foundOfSourceMax)
})
