import { expect, test } from 'vitest'
import { soughtWords } from '#lib/format/search-form.ts'
import { markedParts } from './marked-parts.ts'

const marked = (name: string, text: string) =>
  markedParts(name, soughtWords(text))
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('')

test('[DESIGN 10] the name is marked where the words lie in it, letters that fold into two included', () => {
  expect(marked('Łucja Brzezińska', 'zinska lucja')).toBe('[Łucja] Brze[zińska]')
  expect(marked('Anna d’Or', "d'or")).toBe('Anna [d’Or]')
  expect(marked('Straße 5', 'sse 5')).toBe('Stra[ße] [5]')
  expect(marked('Zatoka', 'pt')).toBe('Zatoka')
})
