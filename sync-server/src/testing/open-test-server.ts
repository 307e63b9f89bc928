import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from '../create-server.ts'
import { cookieHeader } from '../identity/cookie-header.ts'
import { unlimited } from '../rate-limit/rate-limiter.ts'
import { readSettings } from '../settings/settings.ts'
import { createManualClock } from './manual-clock.ts'
import type { TestAnswer, TestCall } from './open-test-app.ts'
import { quickHashing } from './quick-hashing.ts'

/** The whole server in this process, with its own port, data folder and a clock to advance. */
export const openTestServer = async (environment: Record<string, string> = {}, webFolder?: string) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-server-'))
  const clock = createManualClock(Date.now())
  const logged: string[] = []
  const printed: string[] = []
  const open = () =>
    createServer({
      settings: readSettings({ PORT: '0', KONTOR_DATA_DIR: dataDir, ...environment }),
      log: (event, facts) => logged.push(JSON.stringify({ event, ...facts })),
      print: (line) => void printed.push(line),
      clock,
      limiter: unlimited,
      passwordHashing: quickHashing,
      ...(webFolder === undefined ? {} : { webFolder }),
    })
  let server = await open()

  const call = async (path: string, { method, body, cookie, headers = {} }: TestCall = {}): Promise<TestAnswer> => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...headers, ...(cookie === undefined || cookie === null ? {} : { cookie }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false
    return {
      status: answer.status,
      body: isJson ? (JSON.parse(text) as unknown) : text,
      headers: answer.headers,
      cookie: cookieHeader(answer.headers.getSetCookie()),
    }
  }

  return {
    clock,
    logged,
    printed,
    firstOperatorLink: () => server.firstOperatorLink,
    dataDir,
    call,
    port: () => server.port,
    metricsPort: () => server.metricsPort,
    effectsDone: () => server.effectsDone(),
    /** The text parts of the mails written so far, oldest first. */
    mails: (): string[] => {
      const folder = join(dataDir, 'mail')
      if (!existsSync(folder)) return []
      return readdirSync(folder)
        .sort()
        .map((name) => plainText(readFileSync(join(folder, name), 'utf8')))
    },
    stop: () => server.close(),
    /** Stops and starts again on the same data. */
    restart: async () => {
      await server.close()
      server = await open()
    },
    close: async () => {
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** RFC 2045: removes soft line breaks and decodes `=XX`. */
const plainText = (raw: string): string => {
  const bytes = raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
