import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { writeTogether } from './write-together.ts'

it('[STYLE] the lines of one turn are written together after it, in order', async () => {
  const written: string[] = []
  const lines = writeTogether((text) => void written.push(text))
  lines.write('one\n')
  lines.write('two\n')
  expect(written).toEqual([])
  await setImmediate()
  expect(written).toEqual(['one\ntwo\n'])
  lines.write('three\n')
  lines.flush()
  lines.flush()
  expect(written).toEqual(['one\ntwo\n', 'three\n'])
})
