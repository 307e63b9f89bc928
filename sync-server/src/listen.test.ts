import { request } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { serverLimits } from './limits.ts'
import { listen } from './listen.ts'

it('[S11] when the server stops, an unanswered request is aborted after the timeout, and not before', async () => {
  const { port, answerWith, close } = await listen({ host: '127.0.0.1', port: 0 })
  const arrived = new Promise<void>((resolve) => answerWith(() => resolve()))
  const cutOff = new Promise<void>((resolve) => {
    request({ host: '127.0.0.1', port })
      .once('error', () => resolve())
      .end()
  })
  await arrived
  const fake = vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  let closed = false
  const closing = close().then(() => (closed = true))
  fake.advanceTimersByTime(serverLimits.requestsGraceMs - 1)
  for (let turn = 0; turn < 20; turn += 1) await setImmediate()
  expect(closed).toBe(false)
  fake.advanceTimersByTime(1)
  await Promise.all([closing, cutOff])
})
