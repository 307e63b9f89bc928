import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { filesBelow, repositoryRoot, textOf } from './source-files.ts'

const tests = ['packages', 'sync-server', 'web/src', 'tests'].flatMap((folder) =>
  filesBelow(folder, ['.test.ts', '.e2e.ts']),
)
const titles = tests.map((path) => textOf(path)).join('\n')

it('[DESIGN 2] ARCHITECTURE.md names only files that exist', () => {
  const missing: string[] = []
  let folder = ''
  for (const [, path = ''] of textOf('ARCHITECTURE.md').matchAll(/`([\w./-]+\.(?:ts|md)|[\w./-]+\/)`/g)) {
    const inFull = path.includes('/src/') || path.startsWith('packages/') || path.startsWith('tests/')
    const room = /^(packages\/[^/]+|sync-server|web)\/src/.exec(folder)?.[0] ?? ''
    const candidates = inFull ? [path] : [join(folder, path), join(room, path), path]
    if (inFull) folder = path.endsWith('/') ? path : dirname(path)
    if (!candidates.some((candidate) => existsSync(join(repositoryRoot, candidate)))) missing.push(path)
  }
  expect(missing).toEqual([])
})

it('[DESIGN 7] the README of the server names every call', () => {
  const readme = textOf('sync-server/README.md')
  const ofHttp = filesBelow('sync-server/src/http', ['.ts'])
    .filter((path) => !path.includes('.test.'))
    .flatMap((path) => [...textOf(path).matchAll(/\.(?:get|post|delete)\(\s*'(\/[^']*)'/g)])
    .map(([, path = '']) => /\/[a-z]+(?=(\/:[^/]*)?$)/.exec(path)?.[0] ?? path)
  const openCalls =
    /openCalls[^{]*\{([\s\S]*?)\n\}/.exec(textOf('sync-server/src/identity/identity-calls.ts'))?.[1] ?? ''
  const ofIdentity = [...openCalls.matchAll(/^ {2}'([^']+)':/gm)].map(([, name = '']) => `/${name.split('/').at(-1)}`)
  expect(ofHttp.length).toBeGreaterThan(15)
  expect(ofIdentity.length).toBeGreaterThan(20)
  expect([...ofHttp, ...ofIdentity].filter((path) => !readme.includes(path))).toEqual([])
})

it('[DESIGN 7] the README of the server names every code that a call fails with', () => {
  const readme = textOf('sync-server/README.md')
  const sources = filesBelow('sync-server/src', ['.ts']).filter((path) => !/\.test\.|\/testing\//.test(path))
  const ofHttp = sources.flatMap((path) => [...textOf(path).matchAll(/new Failure\(\s*\d+,\s*'([a-z-]+)'/g)])
  const ofIdentity = sources
    .filter((path) => path.startsWith('sync-server/src/identity/'))
    .flatMap((path) => [...textOf(path).matchAll(/code: '([a-z-]+)'/g)])
  const codes = new Set([...ofHttp, ...ofIdentity].map(([, code = '']) => code))
  expect(codes.size).toBeGreaterThan(20)
  expect(
    [...codes].filter((code) => !readme.includes(`\`${code.replace('invitation-replaced', '-replaced')}\``)),
  ).toEqual([])
})

it('[DESIGN 14] the handbook of operators names every event of the log, every metric and every setting', () => {
  const handbook = textOf('sync-server/OPERATING.md') + textOf('sync-server/README.md')
  const sources = filesBelow('sync-server/src', ['.ts'])
    .filter((path) => !/\.test\.|\/testing\//.test(path))
    .map((path) => textOf(path))
    .join('\n')
  const events = [...sources.matchAll(/\b#?log\('([a-z-]+)'/g)].map(([, event = '']) => event)
  const metrics = [...textOf('sync-server/src/metrics/metrics.ts').matchAll(/'(kontor_[a-z_]+)'/g)].map(
    ([, metric = '']) => metric,
  )
  const settings = [...sources.matchAll(/^ {2}(KONTOR_[A-Z_]+):/gm)].map(([, setting = '']) => setting)
  expect([events.length > 25, metrics.length > 10, settings.length > 10]).toEqual([true, true, true])
  const unnamed = [...new Set([...events, ...metrics, ...settings])].filter((name) => !handbook.includes(`\`${name}`))
  expect(unnamed).toEqual([])
})

it('[STYLE] web keeps no state at the level of a module: only caches, by name', () => {
  const kept = filesBelow('web/src', ['.ts', '.svelte'])
    .filter((path) => !path.includes('.test.'))
    .flatMap((path) => {
      const text = path.endsWith('.svelte')
        ? (/<script module[\s\S]*?<\/script>/.exec(textOf(path))?.[0] ?? '')
        : textOf(path)
      const found = text.matchAll(
        /^(?:export )?(?:let (\w+)|const (\w+)(?::[^=\n]+)? = (?:\$state|new (?:Map|Set|WeakMap)(?:<[^()]*>)?\(\)))/gm,
      )
      return [...found].map(([, one, other]) => `${path} ${one ?? other}`)
    })
  expect(kept).toEqual(['web/src/lib/account/users/user-row.ts rows', 'web/src/lib/format/date.ts made'])
})

it.each(Array.from({ length: 18 }, (_, at) => `S${at + 1}`))(
  '[DESIGN 6] the sync rule %s is proved by a test of its number',
  (rule) => {
    expect(titles.includes(`[${rule}]`)).toBe(true)
  },
)
