import { afterEach, expect, test, vi } from 'vitest'
import { Asked } from './asked.svelte.ts'

/** Answers that arrive when the test says so, in whatever order. */
const setup = () => {
  const arriving: ((response: Response) => void)[] = []
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => arriving.push(resolve)))
  const asked = new Asked<{ readonly seq: number }>()
  const answer = (at: number, body: object, status = 200) =>
    arriving[at]?.(new Response(JSON.stringify(body), { status }))
  return { asked, answer }
}
afterEach(() => vi.unstubAllGlobals())

test('[S5] the answer to the last question counts, in whatever order they come', async () => {
  const { asked, answer } = setup()
  const [first, second] = [asked.ask('/one'), asked.ask('/two')]
  answer(1, { seq: 2 })
  await second
  answer(0, { seq: 1 })
  await first
  expect([asked.value, asked.problem]).toEqual([{ seq: 2 }, null])
})

test('[S5] what was known stays when the server cannot say it again, with the reason', async () => {
  const { asked, answer } = setup()
  const first = asked.ask('/one')
  expect([asked.value, asked.problem]).toEqual([null, null])
  answer(0, { seq: 1 })
  await first
  const second = asked.ask('/one')
  answer(1, { error: { code: 'not-allowed' } }, 403)
  await second
  expect([asked.value, asked.problem]).toEqual([{ seq: 1 }, 'not-allowed'])
})
