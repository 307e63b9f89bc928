import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { claimPort } from '../../server/claimed-port.ts'
import { ConnectedPeople } from './connected-people.ts'
import type { Contender } from './contender.ts'
import type { DurablePostgres } from './durable-postgres.ts'
import { prepareKontorData, type KontorData } from './kontor-data.ts'
import type { Scene, SceneDirectory } from './scene.ts'
import { startServer, type ServerProcess } from './server-process.ts'

/** Which server a person uses. `by person`: neighbours use different ones. `by organisation`: a proxy keeps them together. */
export type Spread = 'by person' | 'by organisation'

export interface KontorServersOptions {
  readonly root: string
  readonly postgres: DurablePostgres
  readonly servers: number
  readonly spread: Spread
}

interface Prepared {
  readonly data: KontorData
  /** A database with the scene, of which each start has a copy. */
  readonly template: string
  readonly secret: string
}

const prepared = new WeakMap<Scene, Promise<Prepared>>()

/** So many servers on one PostgreSQL. */
export const kontorServers = ({ root, postgres, servers: count, spread }: KontorServersOptions): Contender => ({
  name: count === 1 ? '1 server' : `${count} servers, ${spread}`,
  checks: 'session, access, arguments, rights of that moment',
  start: async (scene, eventsOf) => {
    const preparing = prepared.get(scene) ?? prepare(root, postgres, scene)
    prepared.set(scene, preparing)
    const { data, template, secret } = await preparing
    const url = await postgres.newDatabase(template)
    const started: StartedServer[] = []
    for (let at = 0; at < count; at += 1) started.push(await startOn(root, url, secret))
    const placeOf = new Map(scene.directories.map(({ name }, at) => [name, at]))
    const originOf = ({ name }: SceneDirectory, person: number): string => {
      const at = spread === 'by person' ? person : (placeOf.get(name) ?? 0)
      return started[at % count]?.origin ?? ''
    }
    const connected = new ConnectedPeople({ originOf, cookies: data.cookies, eventsOf })
    await connected.open(scene)
    const serverIds = started.map(({ server }) => server.processId)
    return {
      ...connected.running,
      processIds: () => serverIds,
      others: () => ({ PostgreSQL: postgres.processIds() }),
      stored: () => postgres.changesIn(url, scene.directories.length),
      join: (person) => connected.join(scene, person),
      close: async () => {
        connected.close()
        for (const { stop } of started) await stop()
        await postgres.remove(url)
      },
    }
  },
})

interface StartedServer {
  readonly origin: string
  readonly server: ServerProcess
  stop(): Promise<void>
}

const startOn = async (root: string, url: string, secret: string): Promise<StartedServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-server-'))
  const { port, release } = await claimPort()
  const origin = `http://127.0.0.1:${port}`
  const server = await startServer({
    file: join(root, 'sync-server/build/main.js'),
    environment: {
      ...{ PORT: String(port), HOST: '127.0.0.1', KONTOR_PUBLIC_URL: origin, KONTOR_DATA_DIR: folder },
      ...{ KONTOR_DATABASE_URL: url, KONTOR_SECRET: secret },
    },
    url: `${origin}/healthz`,
  })
  return {
    origin,
    server,
    stop: async () => {
      await server.stop()
      release()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The scene in a PostgreSQL database, carried there as an operator carries it. */
const prepare = async (root: string, postgres: DurablePostgres, scene: Scene): Promise<Prepared> => {
  const data = await prepareKontorData(root, scene)
  const folder = data.copy()
  const url = await postgres.newDatabase(null)
  const carried = spawnSync(
    process.execPath,
    [join(root, 'sync-server/src/backup/program.ts'), 'migrate-to-postgres'],
    {
      env: { ...process.env, KONTOR_DATA_DIR: folder, KONTOR_DATABASE_URL: url },
      encoding: 'utf8',
    },
  )
  if (carried.status !== 0) throw new Error(`migrate-to-postgres: ${carried.stdout}${carried.stderr}`)
  return { data, template: new URL(url).pathname.slice(1), secret: readFileSync(join(folder, 'secret'), 'utf8').trim() }
}
