import { expect, it, onTestFinished, vi } from 'vitest'
import { operate } from '../../sync-server/src/backup/operate.ts'
import { openPostgresProxy } from '../../sync-server/src/testing/postgres-proxy.ts'
import { testPostgres } from '../../sync-server/src/testing/test-postgres.ts'
import { openTestSocket } from '../../sync-server/src/testing/test-socket.ts'
import type { MutationId } from '../../packages/domain/src/kernel/ids.ts'
import { KontorServer } from '../server/kontor-server.ts'
import { register } from '../server/person.ts'

/** Servers in processes of their own on one PostgreSQL database, and what a browser sends to any of them. */
const openServers = async (count: number, urlOf = (url: string, _at: number): string => url) => {
  const url = await (await testPostgres()).newDatabase()
  const servers: KontorServer[] = []
  for (let at = 0; at < count; at += 1) {
    const secret = 'one secret of at least thirty-two characters'
    const environment = { KONTOR_DATABASE_URL: urlOf(url, at), KONTOR_SECRET: secret }
    const server = await KontorServer.open({ environment })
    onTestFinished(() => server.close())
    servers.push(server)
  }
  const [first] = servers
  if (first === undefined) throw new Error('there is a server')
  const { owner, accountId, organizationId } = await register(first)
  const directory = `directory/${organizationId}`
  /** The outcome of a renaming as the server answers it; null when it gives none. */
  const rename = async (server: KontorServer, id: string, name: string): Promise<string | null> => {
    const mutations = [{ id, name: 'renameAccount', args: { accountId, name } }]
    const answer = await fetch(`${server.origin}/api/documents/${directory}/mutations`, {
      method: 'POST',
      headers: { cookie: owner.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ mutations }),
      signal: AbortSignal.timeout(20_000),
    }).catch(() => null)
    return answer?.status === 200 ? answer.text().catch(() => null) : null
  }
  /** Sends until one of the servers answers, beginning with this one: as browsers behind a balancer. */
  const renameAnywhere = async (start: number, id: string, name: string): Promise<string> => {
    for (let at = start; ; at += 1) {
      const answer = await rename(servers[at % count] ?? first, id, name)
      if (answer !== null) return answer
      await new Promise((wait) => setTimeout(wait, 20))
    }
  }
  const follow = (server: KontorServer) =>
    openTestSocket(`${server.origin.replace('http', 'ws')}/sync/${directory}`, { cookie: owner.cookie })
  const verify = () => operate(['verify-history'], { KONTOR_DATA_DIR: first.dataFolder, KONTOR_DATABASE_URL: url })
  return { servers, first, accountId, directory, rename, renameAnywhere, follow, verify }
}

it('[S1] [S3] a server that is killed under load loses nothing acknowledged, and its browsers go on at the others', async () => {
  const { servers, first, accountId, renameAnywhere, follow, verify } = await openServers(3)
  const answers = new Map<string, string>()
  const send = async (worker: number): Promise<void> => {
    for (let at = 0; at < 40; at += 1) {
      const id = `mutation-${worker}-${at}`
      answers.set(id, await renameAnywhere(worker, id, `Name ${worker} ${at}`))
    }
  }
  const before = follow(first)
  await before.sync()
  const sending = [0, 1, 2, 3, 4, 5].map(send)
  await vi.waitFor(() => expect(answers.size).toBeGreaterThan(30), 30_000)
  await first.kill()
  await vi.waitFor(() => expect(answers.size).toBeGreaterThan(90), 30_000)
  await servers[1]?.kill()
  await servers[1]?.start()
  await Promise.all(sending)
  expect(await before.closed()).toBe(1006)

  // A browser of the killed server at another one, with what it had not got an answer for.
  const [, , third = first] = servers
  const after = follow(third)
  const args = { accountId, name: 'After' }
  after.mutate({ id: 'mutation-after' as MutationId, name: 'renameAccount', version: 1, args })
  expect((await after.down('outcomes')).outcomes).toMatchObject([{ id: 'mutation-after', outcome: 'accepted' }])

  await first.start()
  const changed: string[] = []
  const seqs = new Set<number>()
  for (const [id, answer] of answers) {
    if ((await renameAnywhere(0, id, 'Sent again')) !== answer) changed.push(id)
    const { outcomes } = JSON.parse(answer) as { outcomes: { outcome: string; seq: number }[] }
    for (const { outcome, seq } of outcomes) if (outcome === 'accepted') seqs.add(seq)
  }
  expect(changed).toEqual([])
  expect(seqs.size).toBe(240)
  expect(await verify()).toMatch(/entries, intact/)
}, 240_000)

it('[S3] a server without its database for 30 s serves what it has, and then reads what it lacks by seq', async () => {
  let proxy: Awaited<ReturnType<typeof openPostgresProxy>> | null = null
  const { port } = await testPostgres()
  proxy = await openPostgresProxy(`postgres://kontor@127.0.0.1:${port}/postgres`)
  const throughProxy = (url: string): string => url.replace(`:${port}/`, `:${new URL(proxy?.url ?? url).port}/`)
  const { servers, first, rename, follow, verify } = await openServers(2, (url, at) =>
    at === 1 ? throughProxy(url) : url,
  )
  const [, second = first] = servers
  const there = follow(second)
  await there.sync()
  proxy.become('cut')
  const cutAt = performance.now()
  for (let at = 0; at < 25; at += 1) expect(await rename(first, `mutation-${at}`, `Name ${at}`)).toContain('accepted')
  expect(await rename(second, 'mutation-there', 'There')).toBe(null)
  await new Promise((wait) => setTimeout(wait, 30_000 - (performance.now() - cutAt)))
  expect([there.holds('Name 24'), there.websocket.readyState]).toEqual([false, 1])
  proxy.become('open')
  const openedAt = performance.now()
  await vi.waitFor(() => expect(there.holds('Name 24')).toBe(true), 20_000)
  process.stdout.write(`After 30 s without the database: caught up in ${Math.round(performance.now() - openedAt)} ms\n`)
  await vi.waitFor(async () => expect(await rename(second, 'mutation-there', 'There')).toContain('accepted'), 20_000)
  expect(await verify()).toMatch(/entries, intact/)
}, 120_000)
