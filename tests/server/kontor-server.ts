import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const repositoryRoot = resolve(import.meta.dirname, '../..')

/** The real server as a process of its own, with a data folder of its own, on a free port that it keeps. */
export class KontorServer {
  readonly port: number
  readonly origin: string
  readonly dataFolder: string
  #process: ChildProcess | null = null
  #output = ''

  private constructor(port: number, dataFolder: string) {
    this.port = port
    this.origin = `http://127.0.0.1:${port}`
    this.dataFolder = dataFolder
  }

  /** With a data folder of its own, unless it is given one; `close` takes either away. */
  static async open(options: { readonly dataFolder?: string } = {}): Promise<KontorServer> {
    const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'kontor-e2e-'))
    const server = new KontorServer(await freePort(), dataFolder)
    await server.start()
    return server
  }

  /** Null while it does not run. */
  get processId(): number | null {
    return this.#process?.pid ?? null
  }

  /** Everything that the server has printed so far. */
  get output(): string {
    return this.#output
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(repositoryRoot, 'sync-server/src/main.ts')], {
      env: {
        ...process.env,
        PORT: String(this.port),
        HOST: '127.0.0.1',
        KONTOR_DATA_DIR: this.dataFolder,
        KONTOR_PUBLIC_URL: this.origin,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    this.#process = child
    await this.#answers()
  }

  /** As an operator stops it. */
  stop(): Promise<void> {
    return this.#end('SIGTERM')
  }

  /** As a power cut stops it. */
  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  /** As a machine that is put to sleep: it does nothing and notices nothing, until `thaw`. */
  freeze(): void {
    this.#process?.kill('SIGSTOP')
  }

  thaw(): void {
    this.#process?.kill('SIGCONT')
  }

  async close(): Promise<void> {
    await this.stop()
    rmSync(this.dataFolder, { recursive: true, force: true })
  }

  /** The mails that the server has written, oldest first, as raw text. */
  mails(): string[] {
    const folder = join(this.dataFolder, 'mail')
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8'))
  }

  async #answers(): Promise<void> {
    const child = this.#process
    for (;;) {
      if (child === null || child.exitCode !== null) throw new Error(`The server did not start:\n${this.#output}`)
      const answer = await fetch(`${this.origin}/healthz`).catch(() => null)
      if (answer?.ok === true) return
      await new Promise((wait) => setTimeout(wait, 50))
    }
  }

  #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    this.#process = null
    if (child === null || child.exitCode !== null) return Promise.resolve()
    return new Promise((ended) => {
      child.once('exit', () => ended())
      child.kill(signal)
    })
  }
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null ? found(address.port) : failed(new Error('no port')),
      )
    })
  })
