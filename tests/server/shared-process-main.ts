import { join } from 'node:path'
import type * as SyncServer from '../../sync-server/src/index.ts'

/** The server as `pnpm build` makes it and people run it. */
const built = join(import.meta.dirname, '../../sync-server/build/index.js')
const { createServer, createLog, readSettings } = (await import(built)) as typeof SyncServer

export interface Opening {
  /** Named as in the environment. */
  readonly open: Readonly<Record<string, string>>
  /** The folder of the built app; null: the repository's. */
  readonly webFolder: string | null
}

export interface Order {
  readonly number: number
  readonly order: Opening | { readonly close: number }
}

export interface Answer {
  readonly number: number
  readonly error: string | null
}

// As `main.ts` does: what the server writes is for this user alone.
process.umask(0o077)
const servers = new Map<number, SyncServer.KontorServer>()
const log = createLog(
  (line) => process.stderr.write(line),
  () => Date.now(),
)

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const follow = async ({ order }: Order): Promise<void> => {
  if ('open' in order) {
    const { open, webFolder } = order
    const web = webFolder === null ? {} : { webFolder }
    const server = await createServer({ settings: readSettings(open), log, print, ...web })
    servers.set(server.port, server)
    // As `main.ts` does.
    if (server.firstOperatorLink !== null) print(`The first operator joins at ${server.firstOperatorLink}`)
    return
  }
  const server = servers.get(order.close)
  servers.delete(order.close)
  await server?.close()
}

process.on('message', (order: Order) => {
  const answer = (error: string | null) => process.send?.({ number: order.number, error } satisfies Answer)
  follow(order).then(
    () => answer(null),
    (error: unknown) => answer(error instanceof Error ? String(error.stack) : String(error)),
  )
})
process.on('disconnect', () => process.exit(0))
