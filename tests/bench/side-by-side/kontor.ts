import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { claimPort } from '../../server/claimed-port.ts'
import { ConnectedPeople } from './connected-people.ts'
import type { Contender } from './contender.ts'
import { prepareKontorData, type KontorData } from './kontor-data.ts'
import type { Scene } from './scene.ts'
import { startServer } from './server-process.ts'

/** @param root The folder of a repository whose server is built; two of them compare two versions of Kontor. */
export const kontor = (name: string, root: string): Contender => {
  const prepared = new WeakMap<Scene, Promise<KontorData>>()
  return {
    name,
    checks: 'session, access, arguments, rights of that moment',
    start: async (scene, eventsOf) => {
      const preparing = prepared.get(scene) ?? prepareKontorData(root, scene)
      prepared.set(scene, preparing)
      const data = await preparing
      const dataFolder = data.copy()
      const { port, release } = await claimPort()
      const origin = `http://127.0.0.1:${port}`
      const server = await startServer({
        file: join(root, 'sync-server/build/main.js'),
        environment: { PORT: String(port), HOST: '127.0.0.1', KONTOR_DATA_DIR: dataFolder, KONTOR_PUBLIC_URL: origin },
        url: `${origin}/healthz`,
      })
      const connected = new ConnectedPeople({ originOf: () => origin, cookies: data.cookies, eventsOf })
      await connected.open(scene)
      return {
        ...connected.running,
        processIds: () => [server.processId],
        stored: () => storedIn(dataFolder, scene),
        join: (person) => connected.join(scene, person),
        close: async () => {
          connected.close()
          await server.stop()
          release()
          rmSync(dataFolder, { recursive: true, force: true })
        },
      }
    },
  }
}

/** Accepted changes in the database at this moment, beside the import. */
const storedIn = (dataFolder: string, { directories }: Scene): number => {
  const database = new DatabaseSync(join(dataFolder, 'kontor.sqlite'), { readOnly: true })
  const row = database.prepare('select sum(seq) as seqs from documents').get()
  database.close()
  return Number(row?.['seqs']) - directories.length
}
