import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { builtProgram } from './testing/built-program.ts'

const program = await builtProgram('main')

/** The program as an operator starts it. */
const run = (environment: Record<string, string>) => {
  const child = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      KONTOR_DATA_DIR: mkdtempSync(join(tmpdir(), 'kontor-main-')),
      ...environment,
    },
  })
  let [out, err] = ['', '']
  let onOutput = (): void => undefined
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    onOutput()
  })
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const ready = new Promise<void>((resolve) => (onOutput = resolve))
  return { child, exit, ready, out: () => out, err: () => err }
}

it('[DESIGN 7] [DESIGN 11] it prints its address and the first operator’s link, answers there, and stops with 0 on a signal', async () => {
  const { child, exit, ready, out } = run({})
  await ready
  const address = /^Kontor is ready at (http:\/\/127\.0\.0\.1:\d+)\n/.exec(out())?.[1]
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' })
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
  expect(out().replace(`Kontor is ready at ${address}\n`, '')).toMatch(
    new RegExp(`^The first operator joins at ${address}/operator/join/[\\w-]{43}\\n$`),
  )
})

it('[DESIGN 7] a wrong setting stops the start with one clear line', async () => {
  const { exit, err } = run({ KONTOR_REGISTRATION: 'perhaps' })
  expect([await exit, err()]).toEqual([1, 'KONTOR_REGISTRATION must be open or operator.\n'])
})

it('[DESIGN 7] so does a port that is in use', async () => {
  const other = createServer()
  const port = await new Promise<number>((resolve) =>
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
  )
  const { exit, err } = run({ PORT: String(port) })
  expect([await exit, err()]).toEqual([1, `PORT ${port} is in use already: choose another one.\n`])
  other.close()
})

it('[F9] damaged data stops the start with one clear line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-main-'))
  const first = run({ KONTOR_DATA_DIR: folder })
  await first.ready
  first.child.kill('SIGTERM')
  expect(await first.exit).toBe(0)
  writeFileSync(join(folder, 'kontor.sqlite'), 'x'.repeat(8192))
  const onNoise = run({ KONTOR_DATA_DIR: folder })
  expect([await onNoise.exit, onNoise.err()]).toEqual([
    1,
    expect.stringMatching(/^KONTOR_DATA_DIR holds a damaged database \([^\n]+\): restore a backup\.\n$/),
  ])
})

it('[F9] a second server on the same folder does not start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-main-'))
  const first = run({ KONTOR_DATA_DIR: folder })
  await first.ready
  const second = run({ KONTOR_DATA_DIR: folder })
  expect([await second.exit, second.err()]).toEqual([
    1,
    'KONTOR_DATA_DIR is in use by another server: stop that one, or name another folder.\n',
  ])
  first.child.kill('SIGTERM')
  expect(await first.exit).toBe(0)
})

it.each([
  [
    'postgres://kontor@127.0.0.1:1/kontor',
    'KONTOR_DATABASE_URL names a database that does not answer (ECONNREFUSED): check the address, and that it runs.\n',
  ],
  ['http://127.0.0.1/kontor', 'KONTOR_DATABASE_URL must look like postgres://user:password@host:port/database.\n'],
])('[DESIGN 14] the database %s stops the start with one clear line', async (url, line) => {
  const { exit, err } = run({ KONTOR_DATABASE_URL: url })
  expect([await exit, err()]).toEqual([1, line])
})
