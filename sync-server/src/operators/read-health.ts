import { readFile, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { ServerHealth } from '@kontor/protocol'
import { databaseFile } from '../store/open-database.ts'
import type { Store } from '../store/store.ts'

/** How the server is: what it holds, who is connected, what waits, and the room on its disk. */
export const readHealth =
  (parts: {
    readonly store: Pick<Store, 'figures'>
    readonly connected: () => ServerHealth['connected']
    readonly backup: () => ServerHealth['backup']
    readonly dataDir: string
    /** The folder of the built web app. */
    readonly webFolder: string
    readonly startedAt: number
  }) =>
  async (): Promise<ServerHealth> => {
    const [figures, version, disk] = await Promise.all([
      parts.store.figures(),
      versionIn(parts.webFolder),
      diskOf(parts.dataDir),
    ])
    const { documents, organizations, effectsWaiting: waiting, oldestEffectDueAt: oldestDueAt } = figures
    const effects = { waiting, oldestDueAt }
    const connected = parts.connected()
    return {
      startedAt: parts.startedAt,
      version,
      documents,
      organizations,
      connected,
      effects,
      backup: parts.backup(),
      disk,
    }
  }

const versionIn = async (webFolder: string): Promise<string | null> => {
  try {
    const { version } = JSON.parse(await readFile(join(webFolder, '_app/version.json'), 'utf8')) as { version: string }
    return version
  } catch {
    // There is no built app, or none that names its version.
    return null
  }
}

const diskOf = async (dataDir: string): Promise<ServerHealth['disk']> => {
  const [space, database] = await Promise.all([statfs(dataDir), stat(join(dataDir, databaseFile))])
  return { free: space.bavail * space.bsize, total: space.blocks * space.bsize, database: database.size }
}
