import { expect, it } from 'vitest'
import { runInSlices } from './run-in-slices.ts'

it('[S11] long work lets other work run in between, and returns its result', async () => {
  let turns = 0
  const done = { value: false }
  const others = (): void => {
    turns += 1
    if (!done.value) setImmediate(others)
  }
  setImmediate(others)
  const result = await runInSlices(
    (function* () {
      const startedAt = performance.now()
      while (turns < 2 && performance.now() - startedAt < 10_000) yield
      return 'done'
    })(),
  )
  done.value = true
  expect([result, turns >= 2]).toEqual(['done', true])
})
