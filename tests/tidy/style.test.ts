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
        : !/^[a-z0-9]+(-[a-z0-9]+)*(\.(svelte|test|e2e|screens|d|config|bench|client))*\.ts$/.test(name)
    })
    expect(odd).toEqual([])
  })

  it('[STYLE] no file or folder is called utils, helpers, common or manager', () => {
    expect(sources.filter((path) => /(^|[/-])(utils?|helpers?|common|managers?)([/.-]|$)/.test(path))).toEqual([])
  })
})

describe('[STYLE] text', () => {
  it('[STYLE] no TODO is left', () => {
    expect(outsideTidy.filter((path) => /\b(TODO|FIXME|XXX|HACK)\b/.test(textOf(path)))).toEqual([])
  })

  it('[SCREENS] names are compared by the one Polish order of `name-order.ts`', () => {
    const comparing = outsideTidy.filter((path) => /\blocaleCompare\b|\bIntl\.Collator\b/.test(textOf(path)))
    expect(comparing).toEqual(['web/src/lib/format/name-order.ts'])
    const byCode = /\.(to)?[sS]ort(ed)?\(\)|\b(name|username|email)\b\s*[<>]\s*\w+\.(name|username|email)\b/
    const shown = code.filter((path) => path.startsWith('web/src/') && !path.includes('/paraglide/'))
    expect(shown.filter((path) => byCode.test(textOf(path)))).toEqual([])
  })

  it('[STYLE] no test is skipped or run alone', () => {
    expect(outsideTidy.filter((path) => /\b(test|it|describe)\.(skip|only|todo|fixme)\b/.test(textOf(path)))).toEqual(
      [],
    )
  })

  it('[STYLE] every suppression says its reason', () => {
    const silent = outsideTidy.flatMap((path) =>
      textOf(path)
        .split('\n')
        .filter((line, at, lines) => isSuppression(line) && !/reason:/.test(`${lines[at - 1] ?? ''}${line}`))
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

  it('[STYLE] every test, or its group, begins with the number that it proves', () => {
    expect(tests.flatMap((path) => untitled(path, textOf(path)))).toEqual([])
  })
})

/** The reason is in the same line or in the one above. */
const isSuppression = (line: string): boolean => /eslint-disable|@ts-|svelte-ignore/.test(line)

const numbered = (title: string): boolean => /^\[[A-Z]/.test(title)

/** Tests that have no number and, by their indentation, no numbered group. */
const untitled = (path: string, text: string): string[] => {
  const groups: { readonly depth: number; readonly title: string }[] = []
  const found: string[] = []
  for (const match of text.matchAll(/^([ \t]*)(describe|it|test)\b(\.each)?[^\n]*/gm)) {
    const [line, indentation = '', kind, table] = match
    const title = titleAt(text.slice(match.index), table !== undefined)
    if (title === null || !/^[ \t]*(describe|it|test)(\.each|\.for|\.sequential)?[(`]/.test(line)) continue
    const depth = indentation.length
    while (groups.length > 0 && (groups.at(-1)?.depth ?? 0) >= depth) groups.pop()
    if (kind === 'describe') groups.push({ depth, title })
    else if (!numbered(title) && !groups.some((group) => numbered(group.title))) found.push(`${path}: ${title}`)
  }
  return found
}

/** The title of the test at this place; behind its table of cases where it has one. */
const titleAt = (text: string, hasTable: boolean): string | null => {
  const title = hasTable ? /\)\(\s*(['"`])(.*?)\1/s.exec(text) : /^\s*\w+\(\s*(['"`])(.*?)\1/.exec(text)
  return title?.[2] ?? null
}

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
        'Containerfile',
        '.containerignore',
        'compose.yaml',
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
      ...['.oxfmtrc.json', 'eslint.config.js', '.oxlintrc.json', 'vitest.config.ts', 'knip.json'],
    ])
    expect(readdirSync(repositoryRoot).filter((name) => !allowed.has(name))).toEqual([])
  })

  it('[DESIGN 2] every package has a README', () => {
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
