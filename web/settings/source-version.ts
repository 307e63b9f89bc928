import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const workspace = join(import.meta.dirname, '../..')
const madeByTheBuild = /[\\/](paraglide|node_modules)([\\/]|$)/

const filesOf = (folder: string): string[] =>
  readdirSync(join(workspace, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !madeByTheBuild.test(path.slice(workspace.length)))

/** The same sources give the same version, on any machine; any changed line gives another. */
export const sourceVersion = (): string => {
  const folders = ['web/src', 'web/static', 'web/messages', 'packages/domain/src', 'packages/document/src']
  const files = [...folders, 'packages/protocol/src', 'packages/replica/src'].flatMap(filesOf)
  const hash = createHash('sha256')
  for (const path of [...files, join(workspace, 'pnpm-lock.yaml')].sort()) {
    hash.update(path.slice(workspace.length).replaceAll('\\', '/')).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}
