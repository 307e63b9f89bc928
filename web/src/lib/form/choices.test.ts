import { afterEach, expect, test, vi } from 'vitest'
import { Choices } from './choices.svelte.ts'

const setup = () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  return { choices: new Choices<string>('rights.ania'), kept }
}
afterEach(() => vi.unstubAllGlobals())

test('[B11] an untouched choice follows a colleague’s change, and is not sent', () => {
  const { choices } = setup()
  choices.set('finance', true)
  choices.set('mail', false)

  expect(choices.changeOf(['mail'])).toEqual({ add: ['finance'], remove: ['mail'] })
  // Meanwhile a colleague gave `units` and `finance`.
  const meanwhile = ['mail', 'units', 'finance']
  expect(choices.changeOf(meanwhile)).toEqual({ add: [], remove: ['mail'] })
  expect(choices.appliedTo(meanwhile)).toEqual(['units', 'finance'])
  expect(['mail', 'units', 'finance'].map((right) => choices.isOn(right, meanwhile))).toEqual([false, true, true])
})

test('[B11] a tick that is undone changes nothing', () => {
  const { choices } = setup()
  choices.set('finance', true)
  choices.set('finance', false)
  expect(choices.changeOf(['mail'])).toEqual({ add: [], remove: [] })
})

test('[S5] choices survive a reload, and start from a refused change', () => {
  const { choices, kept } = setup()
  choices.set('finance', true)
  expect(new Choices<string>('rights.ania').changeOf([])).toEqual({ add: ['finance'], remove: [] })
  choices.forget()
  expect([...kept]).toEqual([])
  expect(new Choices('rights.ania', { add: ['units'], remove: ['mail'] }).changeOf(['mail'])).toEqual({
    add: ['units'],
    remove: ['mail'],
  })
})
