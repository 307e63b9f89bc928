import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { postgresDatabase } from '../../../sync-server/src/store/postgres-database.ts'

/** A PostgreSQL that writes to disk before it answers, as in production. */
export interface DurablePostgres {
  /** The address of a new database, empty or a copy of another. */
  newDatabase(template: string | null): Promise<string>
  remove(url: string): Promise<void>
  /** Its processes at this moment: one for each connection, and those of its own. */
  processIds(): readonly number[]
  /** Accepted changes in a database at this moment, beside one import for each directory. */
  changesIn(url: string, directories: number): Promise<number>
  stop(): Promise<void>
}

const keeperFile = resolve(import.meta.dirname, '../../../sync-server/src/testing/postgres-keeper.ts')

export const startDurablePostgres = async (): Promise<DurablePostgres> => {
  const keeper = spawn(process.execPath, [keeperFile, '', 'durable'], { stdio: ['pipe', 'pipe', 'ignore'] })
  const exited = once(keeper, 'exit')
  const [printed] = (await once(keeper.stdout, 'data')) as [Buffer]
  const port = Number(printed.toString())
  if (!Number.isInteger(port) || keeper.pid === undefined) throw new Error(`PostgreSQL: ${printed.toString()}`)
  const keeperId = keeper.pid
  const addressOf = (name: string): string => `postgres://kontor@127.0.0.1:${port}/${name}`
  let made = 0
  return {
    newDatabase: async (template) => {
      const name = `kontor_${(made += 1)}`
      await query(addressOf('postgres'), `create database ${name}${template === null ? '' : ` template ${template}`}`)
      return addressOf(name)
    },
    remove: async (url) => {
      await query(addressOf('postgres'), `drop database ${new URL(url).pathname.slice(1)} with (force)`)
    },
    processIds: () => descendantsOf(keeperId),
    changesIn: async (url, directories) => {
      const [row] = await query(url, 'select sum(seq) as seqs from documents')
      return Number(row?.['seqs']) - directories
    },
    stop: async () => {
      keeper.stdin.end()
      await exited
    },
  }
}

const query = async (url: string, text: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const database = postgresDatabase(url)
  try {
    return (await database.pool.query<Record<string, unknown>>(text)).rows
  } finally {
    await database.close()
  }
}

/** All processes below one, from what the kernel tells of each. */
const descendantsOf = (ancestor: number): readonly number[] => {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const processId = Number(name)
    if (Number.isInteger(processId)) parents.set(processId, parentOf(processId))
  }
  const isBelow = (processId: number): boolean => {
    const parent = parents.get(processId)
    return parent !== undefined && (parent === ancestor || isBelow(parent))
  }
  return [...parents.keys()].filter(isBelow)
}

const parentOf = (processId: number): number => {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    // It has ended meanwhile.
    return 0
  }
}
