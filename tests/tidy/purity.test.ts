import { expect, it } from 'vitest'
import { filesBelow, textOf } from './source-files.ts'

/** `new Date(x)` reads no clock, and a process is also a record of the domain. */
const impurities: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a clock', pattern: /(?<!\bnew )\bDate\s*\(|\bDate\.now|\bnew Date\b(?!\s*\(\s*[^\s)])|\bperformance\b/ },
  { what: 'a timer', pattern: /\b(setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)\b/ },
  { what: 'randomness', pattern: /\bMath\.random\b|\bcrypto\b/ },
  {
    what: 'input or output',
    pattern:
      /\b(fetch|localStorage|indexedDB|console|WebSocket|document\.)\b|\bprocess\.(env|argv|exit|std\w+|on|cwd|pid)\b/,
  },
  { what: 'a promise', pattern: /\basync\b|\bawait\b|\bPromise\b/ },
]

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')

it.each(impurities)('[DESIGN 2] packages/domain uses no $what', ({ pattern }) => {
  const found = filesBelow('packages/domain/src', ['.ts'])
    .filter((path) => !path.endsWith('.test.ts'))
    .filter((path) => pattern.test(withoutComments(textOf(path))))
  expect(found).toEqual([])
})
