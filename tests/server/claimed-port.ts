import { randomInt } from 'node:crypto'
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Below the ports that systems give to outgoing connections and to servers that ask for any port. */
const firstPort = 20_000
const portsMax = 10_000

export interface ClaimedPort {
  readonly port: number
  release(): void
}

/**
 * A port of 127.0.0.1 that stays reserved while its server is stopped and started again. A file in the temporary
 * folder keeps other test processes from it; the system itself gives none of these ports away.
 */
export const claimPort = async (): Promise<ClaimedPort> => {
  const start = randomInt(portsMax)
  for (let step = 0; step < portsMax; step += 1) {
    const port = firstPort + ((start + step) % portsMax)
    const file = join(tmpdir(), `kontor-port-${port}`)
    if (!claimFile(file)) continue
    const release = () => rmSync(file, { force: true })
    if (await isFree(port)) return { port, release }
    release()
  }
  throw new Error('No free port')
}

/** Creating the file decides who has the port. The file of a process that has ended is replaced. */
const claimFile = (file: string): boolean => {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch {
    if (isRunning(ownerOf(file))) return false
    rmSync(file, { force: true })
    return false
  }
}

const ownerOf = (file: string): number | null => {
  try {
    const text = readFileSync(file, 'utf8')
    return text === '' ? null : Number(text)
  } catch {
    return null
  }
}

/** Null: the owner is just writing its number, or has released the port. */
const isRunning = (processId: number | null): boolean => {
  if (processId === null) return true
  try {
    process.kill(processId, 0)
    return true
  } catch {
    return false
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)))
  })
