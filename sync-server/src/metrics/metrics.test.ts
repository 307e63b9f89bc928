import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { SettingsError } from '../settings/settings.ts'
import { registrationOf } from '../testing/open-test-app.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import { openTestSocket } from '../testing/test-socket.ts'
import { createMetrics } from './metrics.ts'
import { serveMetrics } from './serve-metrics.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const setup = async () => {
  const server = await openTestServer({ KONTOR_METRICS_PORT: '0' })
  closing.push(() => server.close())
  const read = (path = '/metrics', method = 'GET') =>
    fetch(`http://127.0.0.1:${server.metricsPort()}${path}`, { method })
  const values = async (): Promise<Record<string, number>> => {
    const lines = (await (await read()).text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    return Object.fromEntries(lines.map((line) => [line.replace(/ [^ ]+$/, ''), Number(line.split(' ').at(-1))]))
  }
  return { server, read, values }
}

it('[DESIGN 14] the metrics count documents, sockets, mutations by outcome, commits and what waits', async () => {
  const { server, values } = await setup()
  const registered = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = registered.body as { organizationId: string; accountId: string }
  const { cookie } = registered
  const before = await values()
  await server.call(`/api/documents/directory/${organizationId}/mutations`, {
    cookie,
    body: {
      mutations: [
        { id: crypto.randomUUID(), name: 'renameAccount', args: { accountId, name: 'Nowa nazwa' } },
        { id: crypto.randomUUID(), name: 'renameAccount', args: { accountId: 'absent-account', name: 'Nowa nazwa' } },
      ],
    },
  })
  const socket = openTestSocket(`ws://127.0.0.1:${server.port()}/sync/directory/${organizationId}`, {
    cookie: cookie ?? '',
  })
  await socket.down('welcome')
  const after = await values()
  const grown = (name: string): number => (after[name] ?? 0) - (before[name] ?? 0)
  expect({
    accepted: grown('kontor_mutations_total{outcome="accepted"}'),
    refused: grown('kontor_mutations_total{outcome="refused"}'),
    commits: grown('kontor_commit_seconds_count'),
    requests: grown('kontor_http_request_seconds_count{method="POST",status="200"}'),
    sockets: after['kontor_sockets'],
    people: after['kontor_people'],
    organizations: after['kontor_organizations'],
    up: after['kontor_store_up'],
    errors: after['kontor_store_errors_total'],
    late: after['kontor_effects_late_seconds'],
    node: (after['process_resident_memory_bytes'] ?? 0) > 1_000_000,
  }).toEqual({
    ...{ accepted: 1, refused: 1, commits: 1, requests: 1, sockets: 1, people: 1, organizations: 1, up: 1, errors: 0 },
    ...{ late: 0, node: true },
  })
  expect(after['kontor_documents']).toBeGreaterThanOrEqual(1)
})

it('[DESIGN 14] metrics have a port of their own, with one path, and none without the setting', async () => {
  const { server, read } = await setup()
  const answers = [await read(), await read('/'), await read('/metrics', 'POST')]
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 404])
  expect((await server.call('/metrics')).body).not.toContain('kontor_mutations_total')
  const without = await openTestServer()
  closing.push(() => without.close())
  expect(without.metricsPort()).toBeNull()
})

it('[DESIGN 14] while the store does not answer, the metrics say so and go on', async () => {
  const metrics = createMetrics()
  metrics.measure({
    figures: () => Promise.reject(new Error('no store')),
    connected: () => ({ people: 2, sockets: 3 }),
    backup: () => ({ newestAt: 1_000, failed: true }),
    now: () => 61_000,
  })
  metrics.counted(() => undefined)('storage-failed', { document: 'directory/1' })
  const { body } = await metrics.text()
  for (const line of ['kontor_store_up 0', 'kontor_sockets 3', 'kontor_people 2', 'kontor_store_errors_total 1'])
    expect(body).toContain(line)
  for (const line of ['kontor_backup_age_seconds 60', 'kontor_backup_failed 1', 'event="storage-failed"} 1'])
    expect(body).toContain(line)
  expect(body).not.toContain('directory/1')
})

it('[DESIGN 14] a port that is taken stops the start with one line that names the setting', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => taken.close(resolve)))
  const { port } = taken.address() as AddressInfo
  const started = serveMetrics(createMetrics(), { host: '127.0.0.1', port }, () => undefined)
  await expect(started).rejects.toThrow(SettingsError)
  await expect(started).rejects.toThrow(`KONTOR_METRICS_PORT ${port} is in use already: choose another one.`)
})
