import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { LoginId, OrganizationId } from '../../packages/domain/src/kernel/ids.ts'
import { memoryBrowser } from '../../packages/replica/src/memory/memory-browser.ts'
import { openReplica } from '../../packages/replica/src/open-replica.ts'
import type { Clock } from '../../packages/replica/src/ports/clock.ts'
import { KontorServer } from '../server/kontor-server.ts'
import { newId, password, register } from '../server/person.ts'

let kontor: KontorServer | null = null
afterEach(async () => {
  await kontor?.close()
  kontor = null
})

const clock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Runs an operator's task on this server's data. */
const operate = (server: KontorServer, ...words: readonly string[]): void => {
  const program = resolve(import.meta.dirname, '../../sync-server/src/backup/program.ts')
  const environment = { ...process.env, KONTOR_DATA_DIR: server.dataFolder }
  const { status, stderr } = spawnSync(process.execPath, [program, ...words], { env: environment, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
}

const signIn = async (server: KontorServer, username: string): Promise<string> => {
  const answer = await fetch(`${server.origin}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ username, password }),
  })
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

const setup = async () => {
  const server = (kontor = await KontorServer.open())
  const { owner, organizationId } = await register(server)
  const { login } = await owner.read<{ login: { id: LoginId } }>('/api/access')
  const session = { cookie: owner.cookie }
  class SessionSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie: session.cookie } })
    }
  }
  const browser = memoryBrowser({
    WebSocket: SessionSocket as unknown as typeof globalThis.WebSocket,
    http: {
      get: () => Promise.reject(new Error('sockets are not blocked')),
      post: () => Promise.reject(new Error('nothing is posted by a replica that may open the directory')),
      upload: () => Promise.reject(new Error('a directory has no files')),
    },
  })
  const openTab = async () => {
    const origin = server.origin.replace('http', 'ws')
    const replica = openReplica({ loginId: login.id, origin, ports: { ...browser.tab(), clock } })
    onTestFinished(() => replica.close())
    await replica.loaded
    const directory = replica.directory(organizationId as OrganizationId)
    const createRole = (name: string) =>
      directory.mutate('createRole', { roleId: newId(), name, rights: ['mail'] } as never)
    const roles = () => [...(directory.state.directory?.role.values() ?? [])].map(({ name }) => name).sort()
    return { replica, directory, createRole, roles }
  }
  const rolesOnServer = async (): Promise<readonly string[]> => {
    const path = `${server.origin}/api/documents/directory/${organizationId}`
    const answer = await fetch(path, { headers: { cookie: session.cookie } })
    return ((await answer.json()) as { roles: { name: string }[] }).roles.map(({ name }) => name).sort()
  }
  return { server, session, username: owner.username, openTab, rolesOnServer }
}

/** Two starts of a server and two programs take longer on a busy machine. */
const patience = { timeout: 20_000 }

it('[S8] a browser that is ahead of a restored backup takes it, and sends what it had not sent', async () => {
  const { server, session, username, openTab, rolesOnServer } = await setup()
  const folder = join(mkdtempSync(join(tmpdir(), 'kontor-backup-')), 'monday')
  const before = await openTab()
  await vi.waitFor(() => expect(before.directory.state.connection).toBe('online'), patience)
  await before.createRole('Before the backup')
  await vi.waitFor(() => expect(before.directory.state.pending).toEqual([]), patience)
  operate(server, 'backup', folder)
  await before.createRole('After the backup')
  await vi.waitFor(() => expect(before.directory.state.pending).toEqual([]), patience)
  await server.stop()
  await vi.waitFor(() => expect(before.directory.state.connection).not.toBe('online'), patience)
  await before.createRole('While the server was away')
  operate(server, 'restore', folder, '--replace')
  await server.start()

  // The session of the backup has ended; the browser keeps its outbox.
  await vi.waitFor(() => expect(before.replica.state.connection).toBe('signed-out'), patience)
  expect(before.roles()).toEqual(['After the backup', 'Before the backup', 'While the server was away'])
  before.replica.close()
  session.cookie = await signIn(server, username)

  const after = await openTab()
  const expected = ['Before the backup', 'While the server was away']
  await vi.waitFor(() => expect([after.roles(), after.directory.state.pending]).toEqual([expected, []]), patience)
  expect(await rolesOnServer()).toEqual(expected)
  expect(after.replica.state.tray).toEqual([])
}, 60_000)
