import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { Failure } from '../http/answers/failure.ts'
import { openStaticFiles } from './static-files.ts'

const built: Record<string, string> = {
  'index.html': '<!doctype html><title>Kontor</title>',
  'service-worker.js': 'self.skip',
  'favicon.svg': '<svg/>',
  'favicon.svg.br': 'brotli',
  'favicon.svg.gz': 'gzipped',
  '_app/immutable/entry/start.abc.js': 'start()',
  '_app/version.json': '{"version":"1"}',
  'Żółw.txt': 'żółw',
}

const setup = async () => {
  const outer = mkdtempSync(join(tmpdir(), 'kontor-static-'))
  const folder = join(outer, 'build')
  writeFileSync(join(outer, 'secret'), 'secret')
  for (const [path, content] of Object.entries(built)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const files = await openStaticFiles(folder)
  if (files === null) throw new Error('nothing was built')
  const app = new Hono()
  app.onError((error, context) => context.text('', error instanceof Failure ? error.status : 500))
  app.get('*', files.answer)
  return (path: string, headers: HeadersInit = {}) => app.request(path, { headers })
}
const seen = async (answer: Response) => ({
  status: answer.status,
  type: answer.headers.get('content-type'),
  cache: answer.headers.get('cache-control'),
  body: await answer.text(),
})

it('[DESIGN 7] a file is sent with its type, and revalidated each time', async () => {
  const request = await setup()
  expect(await seen(await request('/service-worker.js'))).toEqual({
    status: 200,
    type: 'text/javascript; charset=utf-8',
    cache: 'no-cache',
    body: 'self.skip',
  })
})

it('[DESIGN 7] files that the build names by their content are cached for ever', async () => {
  const request = await setup()
  expect((await request('/_app/immutable/entry/start.abc.js')).headers.get('cache-control')).toBe(
    'public, max-age=31536000, immutable',
  )
  expect((await request('/_app/version.json')).headers.get('cache-control')).toBe('no-cache')
})

it('[DESIGN 7] deep links are answered with the page', async () => {
  const request = await setup()
  for (const path of ['/', '/a/account-0001/users', '/invitation/abc_-', '/reset-password?token=a.b'])
    expect(await seen(await request(path))).toMatchObject({
      status: 200,
      type: 'text/html; charset=utf-8',
      body: built['index.html'],
    })
})

it.each(['/_app/immutable/gone.js', '/_app/gone', '/robots.txt', '/a/gone.png'])(
  '[DESIGN 7] the missing file %s is not the page',
  async (path) => {
    const request = await setup()
    expect((await request(path)).status).toBe(404)
  },
)

it.each([
  '/../secret',
  '/%2e%2e/secret',
  '/..%2fsecret',
  '/_app/../../secret',
  '/%5c..%5csecret',
  '/%00',
  '/%ff',
  '//secret',
])('[DESIGN 7] %s leads nowhere out of the folder', async (path) => {
  const request = await setup()
  const answer = await request(path)
  expect(await answer.text()).not.toBe('secret')
})

it('[DESIGN 7] a precompressed file is sent to clients that can read it', async () => {
  const request = await setup()
  const answer = async (accepted: string) => {
    const response = await request('/favicon.svg', { 'accept-encoding': accepted })
    return [response.headers.get('content-encoding'), response.headers.get('content-length'), await response.text()]
  }
  expect(await answer('gzip, deflate, br')).toEqual(['br', '6', 'brotli'])
  expect(await answer('gzip;q=1.0, br;q=0')).toEqual(['gzip', '7', 'gzipped'])
  expect(await answer('identity')).toEqual([null, '6', '<svg/>'])
  expect((await request('/favicon.svg')).headers.get('vary')).toBe('accept-encoding')
})

it('[DESIGN 7] a file that the browser has cached is not sent again', async () => {
  const request = await setup()
  const etag = (await request('/index.html')).headers.get('etag') ?? ''
  for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const answer = await request('/index.html', { 'if-none-match': held })
    expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', etag])
  }
  expect((await request('/index.html', { 'if-none-match': '"other"' })).status).toBe(200)
  const compressed = await request('/favicon.svg', { 'accept-encoding': 'br' })
  expect(compressed.headers.get('etag')).not.toBe((await request('/favicon.svg')).headers.get('etag'))
})

it('[DESIGN 7] names in any script are found', async () => {
  const request = await setup()
  expect(await (await request(`/${encodeURIComponent('Żółw.txt')}`)).text()).toBe('żółw')
})

it('[DESIGN 7] without a build there is nothing to serve', async () => {
  expect(await openStaticFiles(join(tmpdir(), 'kontor-no-such-folder'))).toBe(null)
})
