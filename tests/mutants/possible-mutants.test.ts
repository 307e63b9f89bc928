import { expect, it } from 'vitest'
import { possibleMutants } from './possible-mutants.ts'

const mutated = (text: string): readonly string[] =>
  possibleMutants(text).map(({ start, end, replacement }) => `${text.slice(0, start)}${replacement}${text.slice(end)}`)

it('[ISSUE 8] comparisons and connectives are turned round, one at a time', () => {
  expect(mutated('const both = a < b && !c')).toEqual([
    'const both = a < b || !c',
    'const both = a <= b && !c',
    'const both = a < b && c',
  ])
})

it('[ISSUE 8] a condition always or never holds, and a statement is left out', () => {
  expect(mutated('if (a) close()')).toEqual(['if (true) close()', 'if (false) close()', 'if (a) ;'])
  expect(mutated('const b = a ? true : c')).toEqual([
    'const b = true ? true : c',
    'const b = false ? true : c',
    'const b = a ? false : c',
  ])
})

it('[ISSUE 8] `some` becomes `every`; types and imports are left alone', () => {
  expect(mutated('rights.some(isHeld)')).toEqual([';', 'rights.every(isHeld)'])
  expect(mutated("import { a } from './a.ts'\ninterface B { readonly c: true }\ntype D = false")).toEqual([])
})
