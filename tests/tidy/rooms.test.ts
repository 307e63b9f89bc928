import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, importsOf, textOf } from './source-files.ts'

/** DESIGN 2, the table of what each room may import, beside Node's own modules for the two rooms that run on Node. */
const rooms: Record<
  string,
  { readonly workspace: readonly string[]; readonly third: readonly string[] | 'any'; readonly node: boolean }
> = {
  'packages/domain': {
    workspace: [],
    third: ['valibot', '@zxcvbn-ts/core', '@zxcvbn-ts/language-common'],
    node: false,
  },
  'packages/document': { workspace: ['@kontor/domain'], third: ['yjs'], node: false },
  'packages/protocol': { workspace: ['@kontor/domain'], third: ['valibot', 'lib0'], node: false },
  'packages/replica': {
    workspace: ['@kontor/domain', '@kontor/document', '@kontor/protocol'],
    third: ['yjs', 'y-websocket', 'y-indexeddb', 'y-protocols', 'lib0', 'valibot', 'idb'],
    node: false,
  },
  'sync-server': { workspace: ['@kontor/domain', '@kontor/document', '@kontor/protocol'], third: 'any', node: true },
  // Of the wire the screens know the calls over HTTP alone.
  web: { workspace: ['@kontor/domain', '@kontor/replica', '@kontor/protocol/http'], third: 'any', node: false },
}
const neverInWeb = ['yjs', 'y-websocket', 'y-indexeddb', 'y-protocols', 'lib0']

const packageOf = (specifier: string): string =>
  specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? specifier)

const sourcesOf = (room: string): string[] =>
  filesBelow(`${room}/src`, ['.ts', '.svelte', '.js']).filter(
    (path) => !path.includes('.test.') && !path.includes('/testing/'),
  )

const isOwn = (specifier: string): boolean => /^[.#$]/.test(specifier) || specifier.startsWith('virtual:')

describe.each(Object.entries(rooms))('[DESIGN 2] %s', (room, allowed) => {
  it('[DESIGN 2] imports only what its row of the table allows', () => {
    const strangers = sourcesOf(room).flatMap((path) =>
      importsOf(textOf(path))
        .filter((specifier) => !isOwn(specifier))
        .filter((specifier) => {
          if (specifier.startsWith('node:')) return !allowed.node
          const name = packageOf(specifier)
          if (name.startsWith('@kontor/')) return ![name, specifier].some((one) => allowed.workspace.includes(one))
          if (room === 'web' && neverInWeb.includes(name)) return true
          return allowed.third !== 'any' && !allowed.third.includes(name)
        })
        .map((specifier) => `${path} imports ${specifier}`),
    )
    expect(strangers).toEqual([])
  })

  it('[DESIGN 2] does not reach into another room by path', () => {
    const reaches = sourcesOf(room).flatMap((path) =>
      importsOf(textOf(path))
        .filter((specifier) => specifier.startsWith('.'))
        .filter((specifier) => !posix.join(dirname(path), specifier).startsWith(`${room}/`))
        .map((specifier) => `${path} imports ${specifier}`),
    )
    expect(reaches).toEqual([])
  })
})

describe('[DESIGN 2] the whole', () => {
  it('[DESIGN 2] has no cycle of imports', () => {
    const paths = Object.keys(rooms).flatMap((room) => sourcesOf(room))
    const known = new Set(paths)
    const edges = new Map(
      paths.map((path) => [
        path,
        importsOf(textOf(path))
          .map((specifier) => target(path, specifier))
          .filter((to) => known.has(to)),
      ]),
    )
    expect(cyclesOf(edges)).toEqual([])
  })

  it('[DESIGN 2] imports nothing from tests', () => {
    const importers = Object.keys(rooms)
      .flatMap((room) => sourcesOf(room))
      .filter((path) => importsOf(textOf(path)).some((specifier) => specifier.includes('@kontor/tests')))
    expect(importers).toEqual([])
  })
})

const target = (from: string, specifier: string): string => {
  if (specifier.startsWith('#lib/')) return join('web/src/lib', specifier.slice(5))
  return specifier.startsWith('.') ? posix.join(dirname(from), specifier) : specifier
}

const cyclesOf = (edges: ReadonlyMap<string, readonly string[]>): string[] => {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path) || trail.includes(path)) return
    for (const to of edges.get(path) ?? []) visit(to, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return cycles
}
