import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { claimPort, type ClaimedPort } from './claimed-port.ts'
import type { SharedProcess } from './shared-process.ts'

const repositoryRoot = resolve(import.meta.dirname, '../..')

export interface KontorServerOptions {
  /** A new one when absent. `close` removes it either way. */
  readonly dataFolder?: string
  /** Further settings of a server in a process of its own. */
  readonly environment?: Readonly<Record<string, string>>
  /** Where the server runs; in a process of its own when absent, which `kill` needs. */
  readonly sharedProcess?: SharedProcess
  /** `KONTOR_REGISTRATION`; visitors register when absent. */
  readonly registration?: 'open' | 'operator'
}

/** The real server with a data folder of its own, on a port that it keeps when it is stopped and started. */
export class KontorServer {
  readonly origin: string
  readonly dataFolder: string
  readonly #port: ClaimedPort
  readonly #shared: SharedProcess | null
  readonly #environment: Readonly<Record<string, string>>
  readonly #registration: 'open' | 'operator'
  #process: ChildProcess | null = null
  #output = ''
  #isOpen = false

  private constructor(port: ClaimedPort, dataFolder: string, options: KontorServerOptions) {
    this.#port = port
    this.origin = `http://127.0.0.1:${port.port}`
    this.dataFolder = dataFolder
    this.#shared = options.sharedProcess ?? null
    this.#environment = options.environment ?? {}
    this.#registration = options.registration ?? 'open'
  }

  static async open(options: KontorServerOptions = {}): Promise<KontorServer> {
    const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'kontor-e2e-'))
    const server = new KontorServer(await claimPort(), dataFolder, options)
    await server.start()
    return server
  }

  get port(): number {
    return this.#port.port
  }

  /** Null while it does not run. */
  get processId(): number | null {
    return this.#shared === null ? (this.#process?.pid ?? null) : this.#shared.processId
  }

  /** Everything that the server has printed so far. */
  get output(): string {
    return this.#shared === null ? this.#output : this.#shared.output
  }

  /** @param webFolder The built app that it serves, such as another version's; the repository's when absent. */
  async start(webFolder?: string): Promise<void> {
    const settings = {
      PORT: String(this.port),
      HOST: '127.0.0.1',
      KONTOR_DATA_DIR: this.dataFolder,
      KONTOR_PUBLIC_URL: this.origin,
      KONTOR_REGISTRATION: this.#registration,
    }
    if (this.#shared !== null) {
      await this.#shared.open({ open: settings, webFolder: webFolder ?? null })
      this.#isOpen = true
      return
    }
    if (webFolder !== undefined) throw new Error('Only a shared process serves another build')
    const child = spawn(process.execPath, [join(repositoryRoot, 'sync-server/src/main.ts')], {
      env: { ...process.env, ...settings, ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    this.#process = child
    await this.#answers()
  }

  /** As an operator stops it. */
  async stop(): Promise<void> {
    if (this.#shared === null) return this.#end('SIGTERM')
    if (this.#isOpen) await this.#shared.close(this.port)
    this.#isOpen = false
  }

  /** As a power cut stops it. */
  kill(): Promise<void> {
    if (this.#shared !== null) throw new Error('Only a process of its own can be killed')
    return this.#end('SIGKILL')
  }

  /** As a machine that sleeps: it does nothing and notices nothing, until `thaw`. */
  freeze(): void {
    if (this.#shared === null) this.#process?.kill('SIGSTOP')
    else this.#shared.signal('SIGSTOP')
  }

  thaw(): void {
    if (this.#shared === null) this.#process?.kill('SIGCONT')
    else this.#shared.signal('SIGCONT')
  }

  async close(): Promise<void> {
    await this.stop()
    this.#port.release()
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
