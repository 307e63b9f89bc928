import { afterEach, expect, it, vi } from 'vitest'
import { FormState } from './form-state.svelte.ts'

const setup = (kept = new Map<string, string>()) => {
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  vi.stubGlobal('document', { getElementById: () => null, querySelector: () => null })
  const form = new FormState({
    keep: 'test',
    fields: {
      name: { kind: 'name' },
      email: { kind: 'email', optional: true },
      code: { kind: null, optional: true },
      password: { kind: 'password', secret: true },
    },
  })
  const errors = () => form.names.map((name) => form.errorOf(name) !== null)
  return { form, kept, errors }
}
afterEach(() => vi.unstubAllGlobals())

it('[SCREENS] checks a field when the person leaves it, and an empty one only before sending', () => {
  const { form, errors } = setup()
  form.leave('name')
  form.values.email = 'unknown'
  form.leave('email')
  expect(errors()).toEqual([false, true, false, false])
  expect(form.ready()).toBe(false)
  expect(errors()).toEqual([true, true, false, true])
})

it('[B3] removes spaces at the ends of the input, except in secrets', () => {
  const { form, errors } = setup()
  Object.assign(form.values, { name: '  Halina ', code: ' 123456 ', password: ' twelve signs ' })
  for (const name of form.names) form.leave(name)
  expect([{ ...form.values }, errors()]).toEqual([
    { name: 'Halina', email: '', code: '123456', password: ' twelve signs ' },
    [false, false, false, false],
  ])
})

it('[SCREENS] keeps the input over a reload, and never a password', () => {
  const { form, kept } = setup()
  Object.assign(form.values, { name: 'Halina', password: 'twelve signs' })
  form.leave('name')
  form.leave('password')
  expect([...kept]).toEqual([['kontor.form.test', '{"name":"Halina","email":"","code":""}']])
  expect({ ...setup(kept).form.values }).toEqual({ name: 'Halina', email: '', code: '', password: '' })
  setup(kept).form.reset()
  expect([...kept]).toEqual([])
})

it("[SCREENS] places the server's answer beside its field, or above the buttons", () => {
  const { form } = setup()
  form.refuse('email', () => 'taken')
  form.refuse(null, () => 'away')
  expect([form.errorOf('email'), form.error]).toEqual(['taken', 'away'])
})
