import type { TextProblem } from '@kontor/domain'
import { afterEach, expect, test } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { textProblemSentence } from './text-problem-sentence.ts'

const problems: Record<TextProblem, true> = {
  empty: true,
  'too-long': true,
  'too-short': true,
  'control-characters': true,
  markup: true,
  'not-a-nip': true,
  'not-a-phone': true,
  'not-an-email': true,
  'not-a-username': true,
  'not-an-identifier': true,
  'not-a-tax-id': true,
  'not-a-query': true,
  'not-a-phone-number': true,
  'not-a-date': true,
}

afterEach(() => overwriteGetLocale(() => 'pl'))

test('[A13] every text problem has a sentence of its own in both languages', () => {
  const sentences = (['pl', 'en'] as const).flatMap((language) => {
    overwriteGetLocale(() => language)
    return Object.keys(problems).map((problem) => textProblemSentence(problem, 'name'))
  })

  expect(new Set(sentences).size).toBe(2 * Object.keys(problems).length)
  expect(sentences.filter((sentence) => !sentence.endsWith('.') || /[{}]/.test(sentence))).toEqual([])
})

test('[B3] bounds are those of the field', () => {
  expect([
    textProblemSentence('too-long', 'name'),
    textProblemSentence('too-long', 'unit.identifier'),
    textProblemSentence('too-short', 'owner.username'),
    textProblemSentence('too-short', 'password'),
  ]).toEqual([
    'Ten tekst jest za długi: najwyżej 200 znaków.',
    'Ten tekst jest za długi: najwyżej 64 znaki.',
    'Nazwa użytkownika jest za krótka: co najmniej 3 znaki.',
    'Hasło jest za krótkie: co najmniej 12 znaków.',
  ])
})

test('[S14] a problem that this page does not know still gets a sentence', () => {
  expect(textProblemSentence('too-many', 'grants')).toBe('Tej treści nie można tu użyć. Proszę wpisać ją inaczej.')
})
