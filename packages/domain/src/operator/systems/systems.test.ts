import { expect, it } from 'vitest'
import { operatorScene } from '../testing/operator-scene.ts'
import { systemsKind } from './systems-kind.ts'

const setup = () => {
  const scene = operatorScene(systemsKind)
  const set = (fields: object = {}) =>
    scene.run({
      name: 'setSystem',
      args: { section: 'calendar', name: 'Channel', url: 'https://rates.example/pl', mode: 'beside', ...fields },
    })
  return { ...scene, set }
}
const issue = (path: string, reason: string) => ({ code: 'invalid-arguments', issues: [{ path, reason }] })

it('[ISSUE 10] an operator names one application for a section, replaces it and takes it away', () => {
  const { content, run, set } = setup()
  expect([set(), set({ name: ' Grafik cen ', mode: 'instead' })]).toEqual([null, null])
  expect([...content.system.values()]).toEqual([
    { id: 'calendar', name: 'Grafik cen', url: 'https://rates.example/pl', mode: 'instead' },
  ])
  const remove = () => run({ name: 'removeSystem', args: { section: 'calendar' } })
  expect([remove(), content.system.size, remove()]).toEqual([null, 0, null])
})

it('[ISSUE 10] an address that is none, or not safe to open, is refused', () => {
  const { content, set } = setup()
  const addresses = ['rates.example', 'http://rates.example', 'javascript:alert(1)', 'https://a:b@rates.example', '']
  for (const url of addresses) expect([url, set({ url })]).toEqual([url, issue('url', 'not-a-website')])
  expect([set({ name: ' ' }), set({ name: '<b>' }), set({ mode: 'behind' }), set({ section: 'moon' })]).toEqual([
    issue('name', 'empty'),
    issue('name', 'markup'),
    issue('mode', 'not-an-option'),
    issue('section', 'not-an-option'),
  ])
  // The right `account` opens no section.
  expect(set({ section: 'account' })).toEqual(issue('section', 'not-an-option'))
  expect(content.system.size).toBe(0)
})
