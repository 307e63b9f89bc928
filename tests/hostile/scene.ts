import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joined } from 'node:path'
import type { Clock } from '../../sync-server/src/clock/clock.ts'
import { createServer } from '../../sync-server/src/create-server.ts'
import type { LocalRateLimiter } from '../../sync-server/src/rate-limit/rate-limiter.ts'
import { unlimited } from '../../sync-server/src/rate-limit/rate-limiter.ts'
import { readSettings } from '../../sync-server/src/settings/settings.ts'
import { quickHashing } from '../../sync-server/src/testing/quick-hashing.ts'
import { createSubAccount, join, newId, register, type Person, type RegisteredOwner } from '../server/person.ts'
import { plainClient, type PlainClient } from '../server/plain-client.ts'
import { until } from './until.ts'
import { welcomeOn } from './welcome-on.ts'

/** What no client, however hostile, may bring about. */
const faults = ['request-failed', 'socket-failed', 'socket-not-opened', 'mutator-failed', 'storage-failed']
const alsoFaults = ['session-check-failed', 'listener-failed', 'snapshot-failed', 'effects-unreachable']

export interface SceneOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** How often one address may call; without it there is no bound, so that the calls themselves are tried. */
  readonly limiter?: LocalRateLimiter
  readonly clock?: Clock
}

export type Scene = Awaited<ReturnType<typeof openScene>>

/**
 * The real server in this process, on a port of its own: an owner, a colleague's y-websocket client that follows, and
 * three who wish them ill: a reader of the same directory, a sub-account's user, and the owner of another organisation.
 */
export const openScene = async ({ environment = {}, limiter = unlimited, clock }: SceneOptions = {}) => {
  const dataFolder = mkdtempSync(joined(tmpdir(), 'kontor-hostile-'))
  const events = new Map<string, number>()
  const lines: string[] = []
  const server = await createServer({
    settings: readSettings({ PORT: '0', KONTOR_DATA_DIR: dataFolder, ...environment }),
    log: (event, facts) => {
      events.set(event, (events.get(event) ?? 0) + 1)
      // A long run must not fill the memory that it measures.
      if (lines.push(JSON.stringify({ event, ...facts })) > 2_000) lines.shift()
    },
    limiter,
    passwordHashing: quickHashing,
    ...(clock === undefined ? {} : { clock }),
  })
  const kontor = { origin: `http://127.0.0.1:${server.port}` }
  const { owner, organizationId, accountId }: RegisteredOwner = await register(kontor)
  const subAccountId = await createSubAccount(owner, organizationId, 'Mewa Gdynia', 'PT 00001')
  const readerIs = { name: 'Ola Czytająca', username: 'ola.reads', homeAccountId: accountId, rights: ['account'] }
  const visitorIs = { name: 'Jan Gość', username: 'jan.visits', homeAccountId: subAccountId, rights: ['mail'] }
  const reader = await join(owner, organizationId, readerIs)
  const visitor = await join(owner, organizationId, visitorIs)
  const elsewhere = await register(kontor, {
    username: 'obcy',
    name: 'Obcy',
    taxId: '111 11 11',
    unitIdentifier: 'X 1',
  })
  const documentName = `directory/${organizationId}`
  const follower: PlainClient = plainClient(owner, documentName)
  await until('the follower is in step', () => follower.provider.synced)

  const directoryText = async (): Promise<string> => {
    const answer = await owner.request('GET', `/api/documents/${documentName}`)
    return answer.ok ? await answer.text() : `${answer.status}`
  }
  /** Everything that a hostile client must leave as it is. */
  const state = async () => ({
    directory: await directoryText(),
    ...(await welcomeOn(kontor.origin, owner.cookie, documentName)),
  })
  /** The owner changes something, and the colleague's client, never restarted, shows it. */
  const stillFollows = async (): Promise<void> => {
    await owner.mutate(organizationId, 'renameAccount', { accountId: subAccountId, name: `Mewa ${newId()}` })
    const { seq } = await welcomeOn(kontor.origin, owner.cookie, documentName)
    await until('the follower has the newest change', () => seqOf(follower) === seq)
    if (follower.opened() !== 1) throw new Error(`the follower had to come back: ${follower.closeCodes.join()}`)
  }
  const loginIds = new Map<Person, string>()
  const loginIdOf = async (person: Person): Promise<string> => {
    const known = loginIds.get(person) ?? (await person.read<{ login: { id: string } }>('/api/access')).login.id
    loginIds.set(person, known)
    return known
  }
  const close = async (): Promise<void> => {
    follower.close()
    follower.doc.destroy()
    await server.close()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  return {
    ...{ kontor, port: server.port, dataFolder, organizationId, accountId, subAccountId, documentName },
    ...{ owner, reader, visitor, stranger: elsewhere.owner as Person, elsewhere, follower },
    ...{ state, stillFollows, loginIdOf, close, lines, effectsDone: () => server.effectsDone() },
    /** Log events of unexpected failures. */
    faults: () => [...events.keys()].filter((event) => faults.includes(event) || alsoFaults.includes(event)),
    eventCount: (event: string) => events.get(event) ?? 0,
  }
}

const seqOf = ({ doc }: PlainClient): unknown => {
  const progress = doc.getMap('meta').get('progress') as { get(key: string): unknown } | undefined
  return progress?.get('seq')
}
