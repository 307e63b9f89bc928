import { expect, it } from 'vitest'
import { filesBelow, textOf } from './source-files.ts'

const messagesOf = (locale: string): Record<string, unknown> =>
  Object.assign(
    {},
    ...filesBelow(`web/messages/${locale}`, ['.json']).map((path) => JSON.parse(textOf(path)) as object),
  ) as Record<string, unknown>

it('[SCREENS] every sentence exists in Polish and in English', () => {
  const polish = Object.keys(messagesOf('pl')).sort()
  expect(polish.length).toBeGreaterThan(0)
  expect(Object.keys(messagesOf('en')).sort()).toEqual(polish)
})

it('[SCREENS] no key of a sentence is written in two files', () => {
  const keys = filesBelow('web/messages/pl', ['.json']).flatMap((path) =>
    Object.keys(JSON.parse(textOf(path)) as object),
  )
  const twice = keys.filter((key, at) => key !== '$schema' && keys.indexOf(key) !== at)
  expect(twice).toEqual([])
})
