import { afterEach, expect, test, vi } from 'vitest'
import { ServerQuery } from './server-query.svelte.ts'

/** Answers that arrive when the test allows it, in any order. */
const setup = () => {
  const arriving: ((response: Response) => void)[] = []
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => arriving.push(resolve)))
  const query = new ServerQuery<{ readonly seq: number }>()
  const answer = (at: number, body: object, status = 200) =>
    arriving[at]?.(new Response(JSON.stringify(body), { status }))
  return { query, answer }
}
afterEach(() => vi.unstubAllGlobals())

test('[S5] the answer to the last query counts, in whatever order they arrive', async () => {
  const { query, answer } = setup()
  const [first, second] = [query.ask('/one'), query.ask('/two')]
  answer(1, { seq: 2 })
  await second
  answer(0, { seq: 1 })
  await first
  expect([query.value, query.problem]).toEqual([{ seq: 2 }, null])
})

test('[S5] the last answer stays when the server fails, with the reason', async () => {
  const { query, answer } = setup()
  const first = query.ask('/one')
  expect([query.value, query.problem]).toEqual([null, null])
  answer(0, { seq: 1 })
  await first
  const second = query.ask('/one')
  answer(1, { error: { code: 'not-allowed' } }, 403)
  await second
  expect([query.value, query.problem]).toEqual([{ seq: 1 }, 'not-allowed'])
})
