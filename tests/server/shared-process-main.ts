import { createServer, type KontorServer } from '../../sync-server/src/create-server.ts'
import { createLog } from '../../sync-server/src/log/log.ts'
import { readSettings } from '../../sync-server/src/settings/settings.ts'

export interface Order {
  readonly number: number
  readonly order: { readonly open: Readonly<Record<string, string>> } | { readonly close: number }
}

export interface Answer {
  readonly number: number
  readonly error: string | null
}

// As `main.ts` does: what the server writes is for this user alone.
process.umask(0o077)
const servers = new Map<number, KontorServer>()
const log = createLog(
  (line) => process.stderr.write(line),
  () => Date.now(),
)

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const follow = async ({ order }: Order): Promise<void> => {
  if ('open' in order) {
    const server = await createServer({ settings: readSettings(order.open), log, print })
    servers.set(server.port, server)
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
