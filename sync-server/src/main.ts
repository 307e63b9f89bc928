import { createServer, type KontorServer } from './create-server.ts'
import { createLog } from './log/log.ts'
import { writeTogether } from './log/write-together.ts'
import { readSettings, SettingsError } from './settings/settings.ts'

const lines = writeTogether((text) => process.stderr.write(text))
process.on('exit', lines.flush)
const log = createLog(lines.write, () => Date.now())

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const start = (): Promise<KontorServer> => createServer({ settings: readSettings(process.env), log, print })

const announce = (server: KontorServer): void => {
  if (!server.servesWeb) log('web-app-not-built')
  print(`Kontor is ready at ${server.publicUrl}`)
  if (server.firstOperatorLink !== null) print(`The first operator joins at ${server.firstOperatorLink}`)
}

/** A second signal ends the process at once. */
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

// Files that it writes hold people's data: only this user may read them.
process.umask(0o077)
try {
  const server = await start()
  // First: whatever waits for the announcement may stop the server at once.
  stopOnSignals(server)
  announce(server)
} catch (error) {
  // Problems that the operator can fix are one line; anything else is a bug, whose place is worth more lines.
  process.stderr.write(error instanceof SettingsError ? `${error.message}\n` : `${String((error as Error).stack)}\n`)
  process.exit(1)
}
