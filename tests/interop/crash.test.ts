import { afterEach, expect, it } from 'vitest'
import { KontorServer } from '../server/kontor-server.ts'
import { newId, register, type Person } from '../server/person.ts'

interface Sent {
  readonly id: string
  readonly name: string
  readonly args: { readonly roleId: string; readonly name: string; readonly rights: readonly string[] }
}
interface ReceivedOutcome {
  readonly id: string
  readonly outcome: string
  readonly seq: number
}

let kontor: KontorServer | null = null
afterEach(async () => {
  await kontor?.close()
  kontor = null
})

const mutations = (count: number): Sent[] =>
  Array.from({ length: count }, (_, at) => ({
    id: newId(),
    name: 'createRole',
    args: { roleId: newId(), name: `Rola ${at}`, rights: ['mail'] },
  }))

const send = async (
  person: Person,
  organizationId: string,
  batch: readonly Sent[],
): Promise<readonly ReceivedOutcome[]> => {
  const answer = await person.request('POST', `/api/documents/directory/${organizationId}/mutations`, {
    mutations: batch,
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { outcomes: readonly ReceivedOutcome[] }).outcomes
}

it('[S1] [S3] a server killed during 500 mutations keeps every acknowledged one and counts each once', async () => {
  kontor = await KontorServer.open()
  const server = kontor
  const { owner, organizationId } = await register(server)
  const all = mutations(500)
  const batches = Array.from({ length: 100 }, (_, at) => all.slice(at * 5, at * 5 + 5))

  const acknowledged = new Map<string, ReceivedOutcome>()
  const waiting = [...batches]
  const sender = async (): Promise<void> => {
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
      const outcomes = await send(owner, organizationId, batch).catch(() => [])
      for (const outcome of outcomes) acknowledged.set(outcome.id, outcome)
      if (acknowledged.size >= 200) await server.kill()
    }
  }
  await Promise.all(Array.from({ length: 8 }, sender))
  expect(acknowledged.size).toBeGreaterThanOrEqual(200)
  expect(acknowledged.size).toBeLessThan(500)
  await server.start()

  const kept = await rolesOf(owner, organizationId)
  const lost = all.filter(({ id, args }) => acknowledged.has(id) && !kept.has(args.roleId))
  expect(lost).toEqual([])

  const again: ReceivedOutcome[] = []
  for (const batch of batches) again.push(...(await send(owner, organizationId, batch)))
  expect(again.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  expect(again.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
  for (const received of again)
    if (acknowledged.has(received.id)) expect(received).toEqual(acknowledged.get(received.id))
  expect(new Set(again.map(({ seq }) => seq)).size).toBe(500)
  expect([...(await rolesOf(owner, organizationId))].sort()).toEqual(all.map(({ args }) => args.roleId).sort())
})

const rolesOf = async (person: Person, organizationId: string): Promise<ReadonlySet<string>> => {
  const { roles } = await person.directory(organizationId)
  return new Set(roles.map(({ id }) => id))
}
