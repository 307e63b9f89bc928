import { posix } from 'node:path'
import { expect, it } from 'vitest'
import { filesBelow, importsOf, textOf } from './source-files.ts'

/**
 * The layers of the server, lowest first. A file belongs to the longest entry that its path begins with, and imports only
 * from its own layer and from lower ones; layers in one row do not import each other.
 */
const layers: readonly (readonly string[])[] = [
  ['limits', 'clock', 'log', 'http/http-environment'],
  ['rate-limit', 'signed-tokens'],
  ['settings', 'outbound'],
  ['store'],
  [
    'data-folder',
    'identity',
    'attachments',
    'operators',
    'registration-requests',
    'billing',
    'api-tokens',
    'webhooks',
    'scim',
  ],
  ['mail'],
  ['rooms'],
  ['invitations', 'email-links', 'guest-links', 'history', 'push', 'sockets', 'http/answers'],
  ['effects', 'backup', 'static', 'metrics', 'http/guards'],
  ['http/identity'],
  ['http/registration'],
  ['demonstration'],
  ['http'],
  ['listen'],
  ['create-server'],
  ['main', 'index'],
]
const root = 'sync-server/src/'

const layerOf = (path: string): { readonly name: string; readonly height: number } | null => {
  const inside = path.slice(root.length).replace(/\.ts$/, '')
  const found = layers
    .flatMap((names, height) => names.map((name) => ({ name, height })))
    .filter(({ name }) => inside === name || inside.startsWith(`${name}/`))
    .sort((one, other) => other.name.length - one.name.length)
  return found[0] ?? null
}

const sources = filesBelow('sync-server/src', ['.ts']).filter(
  (path) => !path.includes('.test.') && !path.includes('/testing/'),
)

it('[DESIGN 2] every file of the server belongs to a layer', () => {
  expect(sources.filter((path) => layerOf(path) === null)).toEqual([])
})

it('[DESIGN 2] no import of the server goes up, or across to a layer beside it', () => {
  const wrong = sources.flatMap((path) =>
    importsOf(textOf(path))
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => posix.join(posix.dirname(path), specifier))
      .filter((target) => {
        const [from, to] = [layerOf(path), layerOf(target)]
        return from !== null && to !== null && from.name !== to.name && to.height >= from.height
      })
      .map((target) => `${path.slice(root.length)} imports ${target.slice(root.length)}`),
  )
  expect(wrong).toEqual([])
})
