import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { builtApp } from '../server/built-app.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
let page = ''
beforeAll(async () => {
  page = readFileSync(join(builtApp(), 'index.html'), 'utf8')
  scene = await openScene()
}, 600_000)
afterAll(() => scene.close())

const policy = (): ReadonlyMap<string, readonly string[]> => {
  const content = /http-equiv="content-security-policy" content="([^"]+)"/.exec(page)?.[1] ?? ''
  return new Map(
    content
      .split(';')
      .map((part) => part.trim().split(' '))
      .map(([name = '', ...values]) => [name, values]),
  )
}

it('[DESIGN 7] the built page allows scripts and styles of its own only, and no inline ones but by their hash', () => {
  const rules = policy()
  expect(rules.get('default-src')).toEqual(["'self'"])
  expect(rules.get('object-src')).toEqual(["'none'"])
  expect(rules.get('base-uri')).toEqual(["'none'"])
  const allowed = /^'(self|none|unsafe-hashes|sha256-[A-Za-z0-9+/=]+)'$|^data:$/
  expect(
    [...rules]
      .flatMap(([name, values]) => values.map((value) => [name, value]))
      .filter(([, value = '']) => !allowed.test(value)),
  ).toEqual([])
  // 'unsafe-hashes' is for style attributes of Kit and of the palette; scripts must never have it.
  expect(rules.get('script-src')).not.toContain("'unsafe-hashes'")
  expect([...rules].filter(([name, values]) => name !== 'img-src' && values.includes('data:'))).toEqual([])
})

it('[DESIGN 7] every inline script of the built page is the one that its policy names; nothing else could run', () => {
  const inline = [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text)
  const hashes = inline.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  expect(hashes.length).toBeGreaterThan(0)
  expect(policy().get('script-src')).toEqual(["'self'", ...hashes])
  expect(page).not.toMatch(/\son[a-z]+=|javascript:|<iframe|<object|<embed|<base/i)
  expect(
    [...page.matchAll(/(?:src|href)="([^"]+)"/g)]
      .map(([, path = '']) => path)
      .filter((path) => !/^\/(?!\/)/.test(path)),
  ).toEqual([])
})

it('[DESIGN 7] no page and no answer can be framed, and data may load nothing', async () => {
  for (const path of ['/', '/a/x/users', '/invitation/x', '/api/access', '/api/nothing', '/healthz', '/_app/gone.js']) {
    const { headers } = await fetch(`${scene.kontor.origin}${path}`)
    const rules = headers.get('content-security-policy') ?? ''
    expect([path, headers.get('x-frame-options'), rules.includes("frame-ancestors 'none'")]).toEqual([
      path,
      'DENY',
      true,
    ])
    if (path.startsWith('/api/')) expect(rules).toContain("default-src 'none'")
    expect(rules).not.toContain('unsafe')
  }
})

/** As it is: `fetch` would tidy the path up first. */
const rawGet = (target: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(scene.port, '127.0.0.1')
    const heard: Buffer[] = []
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => heard.push(bytes))
    socket.on('close', () => resolve(Buffer.concat(heard).toString('utf8')))
    socket.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${scene.port}\r\nConnection: close\r\n\r\n`)
  })

const ups = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '%252e%252e%252f',
  '..%5c',
  '..\\',
  '....//',
  '%c0%ae%c0%ae/',
  '..%00/',
  '.%2e/',
]
const leaves = ['package.json', 'sync-server/src/main.ts', 'etc/passwd', 'kontor.sqlite', 'secret']
it.each(ups)('[DESIGN 7] no path with %s leads out of the built app', async (up) => {
  for (const leaf of leaves)
    for (const before of ['/', '//', '/_app/', '/_app/immutable/', 'http://127.0.0.1/']) {
      const answer = await rawGet(`${before}${up.repeat(6)}${leaf}`)
      const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]
      const isPage = status === '200' && answer.includes('<!doctype html>')
      expect([before, leaf, isPage || status === '404' || status === '400']).toEqual([before, leaf, true])
      expect(answer).not.toMatch(/"@kontor|import \{|root:|SQLite format/)
    }
})

it.each([
  '/index.html%00.js',
  '/%00',
  '/theme.js%00',
  '/%',
  '/%ff',
  '/%2fetc%2fpasswd',
  '//etc/passwd',
  '/proc/self/environ',
])('[DESIGN 7] %s is no file', async (target) => {
  const answer = await rawGet(target)
  expect(answer).toMatch(/^HTTP\/1\.1 (404|400)|<!doctype html>/)
  expect(answer).not.toMatch(/root:|PATH=/)
})
