import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  expandedPeople,
  type HistoryEntry,
  type OrganizationId,
  type CompactPeople,
  type Provenance,
} from '@kontor/domain'
import { expect, it, onTestFinished } from 'vitest'
import type { HistoryPage } from '../history/history-page.ts'
import { eachDatabase } from '../testing/each-database.ts'
import { registrationOf, testPassword } from '../testing/open-test-app.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import { backUp } from './back-up.ts'
import { exportOrganization } from './export-organization.ts'
import { importOrganization } from './import-organization.ts'
import { operate } from './operate.ts'
import { restore } from './restore.ts'

const openServer = async (environment: Record<string, string> = {}) => {
  const server = await openTestServer(environment)
  onTestFinished(() => server.close())
  const historyOf = (organizationId: string, cookie: string | null) => {
    const base = `/api/documents/directory/${organizationId}`
    const read = async <T>(path: string): Promise<T> => (await server.call(`${base}/${path}`, { cookie })).body as T
    const mutate = async (name: string, args: object): Promise<void> => {
      const mutations = [{ id: crypto.randomUUID(), name, args }]
      const { body } = await server.call(`${base}/mutations`, { cookie, body: { mutations } })
      expect(body).toMatchObject({ outcomes: [{ outcome: 'accepted' }] })
    }
    return { read, mutate }
  }
  const signIn = async (password = testPassword): Promise<string | null> =>
    (await server.call('/api/auth/sign-in/username', { body: { username: 'halina', password } })).cookie
  return { server, historyOf, signIn }
}

/** A server with an organisation that has a few entries. */
const setup = async (environment: Record<string, string> = {}) => {
  const { server, historyOf, signIn } = await openServer(environment)
  const { cookie, body } = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = body as { organizationId: OrganizationId; accountId: string }
  const { read, mutate } = historyOf(organizationId, cookie)
  const rename = (name: string) => mutate('renameAccount', { accountId, name })
  await rename('Łódź')
  const folder = mkdtempSync(join(tmpdir(), 'kontor-history-'))
  const verify = (...words: readonly string[]) =>
    operate(['verify-history', ...words], { KONTOR_DATA_DIR: server.dataDir, ...environment })
  const kept = { dataDir: server.dataDir, databaseUrl: environment['KONTOR_DATABASE_URL'] ?? null, secret: null }
  return { server, kept, historyOf, signIn, organizationId, accountId, read, rename, folder, verify }
}

it.each(eachDatabase)(
  '[ISSUE 3] on $database, a restored history is intact and continues, and lacks the entries of a later proof',
  async ({ newEnvironment }) => {
    const { server, kept, historyOf, signIn, organizationId, accountId, read, rename, folder, verify } = await setup(
      await newEnvironment(),
    )
    const [backup, early, late] = ['monday', 'early.json', 'late.json'].map((name) => join(folder, name))
    const keepProof = async (file = ''): Promise<HistoryPage> => {
      const page = await read<HistoryPage>('history?limit=200')
      writeFileSync(file, JSON.stringify(page))
      return page
    }
    const { head } = await keepProof(early)
    await backUp({ ...kept, folder: backup ?? '', now: Date.now() })
    await rename('Gdynia')
    await keepProof(late)
    await server.stop()
    await restore({ ...kept, folder: backup ?? '', replace: true })
    expect(await verify('--proof', early ?? '')).toContain(`the last is ${head.seq} ${head.hash}`)
    await expect(verify('--proof', late ?? '')).rejects.toThrow(
      `BROKEN at ${head.seq + 1}: the proof holds another entry`,
    )

    await server.restart()
    const again = historyOf(organizationId, await signIn())
    await again.mutate('renameAccount', { accountId, name: 'Sopot' })
    expect(await verify('--proof', early ?? '')).toContain('intact')
    expect(await again.read<object>('history/chain')).toMatchObject({ intact: true })
    const { entries } = await again.read<HistoryPage>('history?kind=accounts')
    expect(entries.map(({ names }) => names[accountId])).toEqual(['Sopot', 'Łódź', 'Mewa Telekom'])
  },
)

it('[ISSUE 3] an imported organisation begins a history of its own, which every way of reading accepts', async () => {
  const { server: former, organizationId, accountId } = await setup()
  const file = await exportOrganization({ dataDir: former.dataDir, organizationId })
  const { server, historyOf } = await openServer()
  await importOrganization({ dataDir: server.dataDir, secret: null, file, now: server.clock.now() })
  await server.call('/api/auth/request-password-reset', { body: { email: 'halina@example.org' } })
  await server.effectsDone()
  const token = /reset-password\?token=([\w-]+)/.exec(server.mails().join('\n'))?.[1]
  await server.call('/api/auth/reset-password', { body: { token, newPassword: testPassword } })
  const importedAt = server.clock.now()
  server.clock.advance(60_000)
  const { cookie } = await server.call('/api/auth/sign-in/username', {
    body: { username: 'halina', password: testPassword },
  })
  const { read, mutate } = historyOf(organizationId, cookie)
  await mutate('renameAccount', { accountId, name: 'Sopot' })

  const { entries, head } = await read<HistoryPage>('history')
  const first = entries.at(-1) as HistoryEntry
  expect(first).toMatchObject({ seq: 1, name: 'importOrganization', actor: { kind: 'system' }, at: importedAt })
  expect(first.names).toEqual({ [organizationId]: 'Mewa Telekom sp. z o.o.' })
  expect(first.previousHash).toBe('0'.repeat(64))
  expect(await read<object>('history/chain')).toMatchObject({ entries: head.seq, head, intact: true })

  const memberId = file.members[0]?.id ?? ''
  const origin = { seq: 1, at: importedAt, by: null }
  expect(await read<Provenance>(`members/${memberId}/provenance`)).toMatchObject({ joined: origin, admin: origin })
  expect((await read<HistoryPage>(`history?member=${memberId}&kind=accounts`)).entries.at(-1)).toEqual(first)
  const people = async (at: number) => expandedPeople(await read<CompactPeople>(`history/access?at=${at}`))
  expect(await people(importedAt - 1)).toEqual([])
  expect(await people(importedAt)).toMatchObject([{ memberId, accounts: [{ accountId, name: 'Łódź' }] }])
  expect(await people(server.clock.now())).toMatchObject([{ memberId, accounts: [{ accountId, name: 'Sopot' }] }])
  expect(await operate(['verify-history'], { KONTOR_DATA_DIR: server.dataDir })).toContain(`${head.seq} ${head.hash}`)
})
