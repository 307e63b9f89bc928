import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, repositoryRoot, textOf } from './source-files.ts'

const folders = ['packages', 'sync-server', 'web/src', 'tests']
const sources = folders.flatMap((folder) => filesBelow(folder, ['.ts', '.svelte']))
const tests = sources.filter((path) => /\.(test|e2e)\.ts$/.test(path))
const code = sources.filter((path) => !tests.includes(path))
/** The tidy tests name what they forbid. */
const outsideTidy = sources.filter((path) => !path.startsWith('tests/tidy/'))

describe('[STYLE] names', () => {
  it('[STYLE] files are kebab-case, components PascalCase', () => {
    const odd = sources.filter((path) => {
      const name = basename(path)
      if (name.startsWith('+')) return false
      return name.endsWith('.svelte')
        ? !/^[A-Z][A-Za-z0-9]*\.svelte$/.test(name)
        : !/^[a-z0-9]+(-[a-z0-9]+)*(\.(svelte|test|e2e|d|config|bench))*\.ts$/.test(name)
    })
    expect(odd).toEqual([])
  })

  it('[STYLE] no file or folder is called utils, helpers, common or manager', () => {
    expect(sources.filter((path) => /(^|[/-])(utils?|helpers?|common|managers?)([/.-]|$)/.test(path))).toEqual([])
  })
})

describe('[STYLE] text', () => {
  it('[STYLE] nothing is left for later', () => {
    expect(outsideTidy.filter((path) => /\b(TODO|FIXME|XXX|HACK)\b/.test(textOf(path)))).toEqual([])
  })

  it('[STYLE] no test is skipped or alone', () => {
    expect(outsideTidy.filter((path) => /\b(test|it|describe)\.(skip|only|todo|fixme)\b/.test(textOf(path)))).toEqual(
      [],
    )
  })

  it('[STYLE] every suppression says its reason', () => {
    const silent = outsideTidy.flatMap((path) =>
      textOf(path)
        .split('\n')
        .filter((line) => /eslint-disable|@ts-|svelte-ignore/.test(line) && !/reason:/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    )
    expect(silent).toEqual([])
  })

  it('[STYLE] components stay under 200 lines, other files under 300', () => {
    const long = code
      .map((path) => ({ path, lines: textOf(path).split('\n').length }))
      .filter(({ path, lines }) => lines > (path.endsWith('.svelte') ? 200 : 300))
      .map(({ path, lines }) => `${path} ${lines}`)
    expect(long).toEqual([])
  })

  it('[STYLE] every test title begins with the number that it proves', () => {
    const untitled = tests.flatMap((path) =>
      [...textOf(path).matchAll(/^\s*(?:it|test)(?:\.each\([\s\S]*?\))?\(\s*(['"`])(.*?)\1/gm)]
        .map((match) => match[2] ?? '')
        .filter((title) => !/^\[[A-Z]/.test(title))
        .map((title) => `${path}: ${title}`),
    )
    expect(untitled).toEqual([])
  })
})

describe('[DESIGN 2] the top level', () => {
  it('[DESIGN 2] holds the rooms, the settings that tools demand there, and the two documents', () => {
    const allowed = new Set([
      ...[
        'web',
        'sync-server',
        'packages',
        'tests',
        'node_modules',
        'data',
        '.git',
        '.ci',
        '.gitignore',
        '.gitattributes',
      ],
      ...[
        'pnpm-workspace.yaml',
        'pnpm-lock.yaml',
        'package.json',
        'tsconfig.json',
        'README.md',
        'ARCHITECTURE.md',
        'LICENSE',
      ],
      ...['.prettierrc.json', '.prettierignore', 'eslint.config.js', 'vitest.config.ts', 'knip.json'],
    ])
    expect(readdirSync(repositoryRoot).filter((name) => !allowed.has(name))).toEqual([])
  })

  it('[DESIGN 2] every package says in a README what it is and what it may import', () => {
    const packages = [
      'packages/domain',
      'packages/document',
      'packages/protocol',
      'packages/replica',
      'sync-server',
      'web',
      'tests',
    ]
    expect(packages.filter((path) => !existsSync(join(repositoryRoot, path, 'README.md')))).toEqual([])
  })
})
