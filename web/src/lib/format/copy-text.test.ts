import { afterEach, expect, it, vi } from 'vitest'
import { copyText } from './copy-text.ts'

afterEach(() => vi.unstubAllGlobals())

it('[ISSUE 3] a text is copied, and a failure is reported', async () => {
  const copied: string[] = []
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } })
  expect([await copyText('a@mewa.pl'), copied]).toEqual([true, ['a@mewa.pl']])
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('not allowed')) } })
  expect(await copyText('a@mewa.pl')).toBe(false)
})

it('[ISSUE 3] a page without TLS has no clipboard, and nothing breaks there', async () => {
  vi.stubGlobal('navigator', {})
  expect(await copyText('a@mewa.pl')).toBe(false)
})
