import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { builtApp } from '../server/built-app.ts'

export interface Build {
  readonly folder: string
  readonly version: string
}

const versionIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, '_app/version.json'), 'utf8')) as { readonly version: string }).version

export const thisBuild = (): Build => {
  const folder = builtApp()
  return { folder, version: versionIn(folder) }
}

/**
 * A copy of the built app as its next version: the version and the name of every file that is named by its content are
 * others, as after a change that touched them all. The caller removes the folder.
 */
export const nextBuild = (): Build => {
  const built = thisBuild()
  const folder = mkdtempSync(join(tmpdir(), 'kontor-next-build-'))
  cpSync(built.folder, folder, { recursive: true })
  const version = [...built.version].reverse().join('')
  const files = filesBelow(folder).filter((path) => {
    const isCompressed = /\.(br|gz)$/.test(path)
    if (isCompressed) rmSync(path)
    return !isCompressed
  })
  // `chunks/AbCd1234.js`, `nodes/3.AbCd1234.js`: the hash names a file wherever it is mentioned.
  const hashes = files.flatMap((path) => /([\w-]{8})\.(?:js|css|woff2)$/.exec(basename(path))?.[1] ?? [])
  const renamed = (text: string): string =>
    text.replaceAll(built.version, version).replace(new RegExp(`\\b(${hashes.join('|')})\\.`, 'g'), '$1-next.')
  for (const path of files) {
    if (/\.(js|css|html|json)$/.test(path)) writeFileSync(path, withOwnPolicy(renamed(readFileSync(path, 'utf8'))))
    const name = renamed(basename(path))
    if (path.includes('/immutable/') && name !== basename(path)) renameSync(path, join(path, '..', name))
  }
  return { folder, version }
}

/** The page's policy names its script by hash. */
const withOwnPolicy = (page: string): string => {
  const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1]
  if (script === undefined) return page
  const hash = createHash('sha256').update(script).digest('base64')
  return page.replace(/(script-src 'self' 'sha256-)[^']+/, `$1${hash}`)
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
