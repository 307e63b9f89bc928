import { spawn } from 'node:child_process'

export interface ServerProcess {
  readonly processId: number
  /** Resolves when it has ended. */
  stop(): Promise<void>
}

export interface ServerProgram {
  readonly file: string
  readonly words?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Answers with any status but 503 once the server is ready. */
  readonly url: string
}

/** Starts a server in a process of its own, and waits until it answers. */
export const startServer = async ({ file, words, environment, url }: ServerProgram): Promise<ServerProcess> => {
  const child = spawn(
    process.execPath,
    [...(process.env['BENCH_NODE_OPTIONS']?.split(' ') ?? []), file, ...(words ?? [])],
    {
      env: { ...process.env, NODE_ENV: 'production', ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-4_000)))
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${file} did not start:\n${said}`)
    await new Promise((wait) => setTimeout(wait, 30))
  }
  const { pid } = child
  if (pid === undefined) throw new Error(`${file} has no process`)
  return {
    processId: pid,
    stop: () =>
      new Promise((ended) => {
        child.once('exit', () => ended())
        child.kill('SIGTERM')
      }),
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ status }) => status !== 503,
    () => false,
  )
