import { createServer, type KontorServer } from './create-server.ts'
import { createLog } from './log/log.ts'
import { readSettings, SettingsError } from './settings/settings.ts'

const log = createLog(
  (line) => process.stderr.write(line),
  () => Date.now(),
)

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const start = async (): Promise<KontorServer> => {
  const server = await createServer({ settings: readSettings(process.env), log, print })
  if (!server.servesWeb) log('web-app-not-built')
  print(`Kontor is ready at ${server.publicUrl}`)
  return server
}

/** A second signal does not wait any more. */
const stopOnSignals = (server: KontorServer): void => {
  let stopping = false
  const stop = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

// Whatever it writes holds people's data: for this user alone.
process.umask(0o077)
try {
  stopOnSignals(await start())
} catch (error) {
  // What the operator can mend is one line; anything else is a bug, and its place is worth more than its brevity.
  process.stderr.write(error instanceof SettingsError ? `${error.message}\n` : `${String((error as Error).stack)}\n`)
  process.exit(1)
}
