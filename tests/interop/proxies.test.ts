import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { limits } from '@kontor/domain'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openTestServer } from '../../sync-server/src/testing/open-test-server.ts'
import { registrationOf } from '../../sync-server/src/testing/open-test-app.ts'
import { openTestSocket } from '../../sync-server/src/testing/test-socket.ts'
import { claimPort } from '../server/claimed-port.ts'

const folder = resolve(import.meta.dirname, '../../sync-server/proxies')
const fileOf = (name: string): string => readFileSync(join(folder, name), 'utf8')

/** The committed file as the proxy takes it here: other ports, and no certificate. */
const proxies = {
  nginx: (port: number, server: number) => {
    const site = fileOf('nginx.conf')
      .replace(/server \{\n {4}listen 80;[^}]*\}\n/, '')
      .replace('listen 443 ssl', `listen 127.0.0.1:${port}`)
      .replace(/^ *ssl_certificate.*\n/gm, '')
      .replace('127.0.0.1:4400', `127.0.0.1:${server}`)
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path temp;`)
    const text = `daemon off;\nuser ${userInfo().username};\npid pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${paths.join('\n')}\n${site}}\n`
    return { text, args: (file: string, dir: string) => ['-p', dir, '-c', file], environment: {} }
  },
  caddy: (port: number, server: number) => ({
    text: `{\n\tadmin off\n}\n${fileOf('Caddyfile')}`,
    args: (file: string) => ['run', '--adapter', 'caddyfile', '--config', file],
    environment: { KONTOR_SITE: `http://127.0.0.1:${port}`, KONTOR_SERVERS: `127.0.0.1:${server}` },
  }),
}

const isInstalled = (name: string): Promise<boolean> =>
  promisify(execFile)('which', [name]).then(
    () => true,
    () => false,
  )

const setup = async (name: keyof typeof proxies) => {
  const port = await claimPort()
  onTestFinished(() => port.release())
  const origin = `http://127.0.0.1:${port.port}`
  const server = await openTestServer({ KONTOR_PUBLIC_URL: origin })
  onTestFinished(() => server.close())
  const dir = mkdtempSync(join(tmpdir(), 'kontor-proxy-'))
  const { text, args, environment } = proxies[name](port.port, server.port())
  const file = join(dir, 'config')
  writeFileSync(file, text)
  const child = spawn(name, args(file, dir), { env: { ...process.env, HOME: dir, ...environment }, stdio: 'ignore' })
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    rmSync(dir, { recursive: true, force: true })
  })
  await vi.waitFor(async () => expect((await fetch(`${origin}/healthz`)).status).toBe(200), { timeout: 20_000 })
  return { server, origin }
}

it.each(Object.keys(proxies) as (keyof typeof proxies)[])(
  '[DESIGN 14] through %s with our file, where it is installed: writes, sockets, and large bodies pass',
  async (name) => {
    if (!(await isInstalled(name))) return
    const { server, origin } = await setup(name)
    const post = (path: string, body: object, cookie = '') =>
      fetch(`${origin}${path}`, { method: 'POST', headers: { origin, cookie }, body: JSON.stringify(body) })
    const registered = await post('/api/organizations', registrationOf('halina'))
    expect(registered.status).toBe(201)
    const cookie = registered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const { organizationId, accountId } = (await registered.json()) as { organizationId: string; accountId: string }
    const document = `directory/${organizationId}`
    const socket = openTestSocket(`${origin.replace('http', 'ws')}/sync/${document}`, { cookie, origin })
    await socket.down('welcome')
    await socket.sync()
    const renamed = { id: crypto.randomUUID(), name: 'renameAccount', args: { accountId, name: 'Przez pośrednika' } }
    expect((await post(`/api/documents/${document}/mutations`, { mutations: [renamed] }, cookie)).status).toBe(200)
    await vi.waitFor(() => expect(socket.holds('Przez pośrednika')).toBe(true))
    const file = Buffer.alloc(limits.attachmentBytesMax, 'x')
    const sha256 = createHash('sha256').update(file).digest('hex')
    const upload = `${origin}/api/documents/section/${accountId}.mail/attachments?name=plan.txt&sha256=${sha256}`
    expect((await fetch(upload, { method: 'POST', headers: { origin, cookie }, body: file })).status).toBe(200)
    expect(server.logged.filter((line) => line.includes('unnamed-proxy'))).toEqual([])
  },
)
