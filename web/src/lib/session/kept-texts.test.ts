import { expect, test } from 'vitest'
import { keptTexts } from './kept-texts.ts'

const denied = (): never => {
  throw new DOMException('Access is denied for this document.', 'SecurityError')
}

const storageOf = (kept: Map<string, string>): Storage => ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, text) => void kept.set(key, text),
  removeItem: (key) => void kept.delete(key),
  key: (at) => [...kept.keys()][at] ?? null,
  clear: () => kept.clear(),
  get length() {
    return kept.size
  },
})

const full = (): Storage => ({
  ...storageOf(new Map([['kontor.theme', 'dark']])),
  setItem: () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  },
  length: 1,
})

test('[ISSUE 8] texts are kept in the storage', () => {
  const kept = new Map<string, string>()
  const texts = keptTexts(() => storageOf(kept))
  texts.write('kontor.theme', 'dark')
  expect([texts.read('kontor.theme'), texts.keys(), [...kept]]).toEqual([
    'dark',
    ['kontor.theme'],
    [['kontor.theme', 'dark']],
  ])
  texts.forget('kontor.theme')
  expect([texts.read('kontor.theme'), kept.size]).toEqual([null, 0])
})

test.each([
  ['throws when it is read', denied],
  ['does not exist', () => undefined as unknown as Storage],
])('[ISSUE 8] where the storage %s, texts last as long as the page', (_how, storage) => {
  const texts = keptTexts(storage)
  expect([texts.read('kontor.login'), texts.keys()]).toEqual([null, []])
  texts.write('kontor.login', 'login-1')
  expect([texts.read('kontor.login'), texts.keys()]).toEqual(['login-1', ['kontor.login']])
  texts.forget('kontor.login')
  expect(texts.read('kontor.login')).toBe(null)
})

test('[ISSUE 8] a full storage keeps what it has, and the page has the new text', () => {
  const texts = keptTexts(full)
  expect(texts.read('kontor.theme')).toBe('dark')
  texts.write('kontor.theme', 'light')
  expect([texts.read('kontor.theme'), texts.keys()]).toEqual(['light', ['kontor.theme']])
})
