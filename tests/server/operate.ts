import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { KontorServer } from './kontor-server.ts'

const program = resolve(import.meta.dirname, '../../sync-server/src/backup/program.ts')

/** What an operator types (`backup`, `import`, …), on this server's data; demands that it works. */
export const operate = (kontor: KontorServer, ...words: readonly string[]): Promise<void> =>
  new Promise((done, failed) => {
    const environment = { ...process.env, KONTOR_DATA_DIR: kontor.dataFolder }
    const child = spawn(process.execPath, [program, ...words], {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('exit', (code) =>
      code === 0 && said === '' ? done() : failed(new Error(`${words.join(' ')}: ${said}`)),
    )
  })
