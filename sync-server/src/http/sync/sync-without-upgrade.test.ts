import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { serverLimits } from '../../limits.ts'
import type { LogFacts } from '../../log/log.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { syncWithoutUpgrade } from './sync-without-upgrade.ts'

const setup = () => {
  const lines: { event: string; facts: LogFacts }[] = []
  const app = new Hono<HttpEnvironment>()
  app.use(async (context, next) => {
    context.set('clientAddress', context.req.header('x-test-client') ?? 'unknown')
    await next()
  })
  app.route(
    '/',
    syncWithoutUpgrade((event, facts = {}) => lines.push({ event, facts })),
  )
  const get = (client: string, path = '/sync/directory/mewa-0001') =>
    app.request(path, { headers: { 'x-test-client': client } })
  return { get, lines }
}

it('[C] GET /sync/… without upgrade is answered with 426 and names what is needed', async () => {
  const { get } = setup()
  const answer = await get('203.0.113.8')
  expect([answer.status, answer.headers.get('upgrade'), await answer.json()]).toEqual([
    426,
    'websocket',
    { error: { code: 'upgrade-required' } },
  ])
})

it('[C] the log has one line per client, without an address', async () => {
  const { get, lines } = setup()
  for (const client of ['203.0.113.8', '203.0.113.8', '203.0.113.9', '203.0.113.8']) await get(client)
  expect(lines).toEqual([
    { event: 'socket-without-upgrade', facts: { clients: 1 } },
    { event: 'socket-without-upgrade', facts: { clients: 2 } },
  ])
})

it('[S11] the number of remembered clients is bounded', async () => {
  const { get, lines } = setup()
  for (let at = 0; at <= serverLimits.clientsWithoutUpgradeMax; at += 1) await get(`client ${at}`)
  expect(lines.at(-1)?.facts).toEqual({ clients: 1 })
})
