import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

const passedOver = new Set(['node_modules', '.svelte-kit', 'build', 'paraglide', 'results', 'data', '.git'])

/** Paths from the repository's root, with `/`, of every file below a folder that has one of the endings. */
export const filesBelow = (folder: string, endings: readonly string[]): string[] => {
  const found: string[] = []
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (entry.isDirectory() && !passedOver.has(entry.name)) walk(join(at, entry.name))
      else if (entry.isFile() && endings.some((ending) => entry.name.endsWith(ending))) found.push(join(at, entry.name))
    }
  }
  walk(join(repositoryRoot, folder))
  return found.map((path) => relative(repositoryRoot, path).split(sep).join('/')).sort()
}

export const textOf = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8')

/** Every module that a source text names in an import, a re-export or a dynamic import. */
export const importsOf = (text: string): string[] => {
  const withoutComments = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const statements =
    /(?:^|[\s;}])(?:import|export)\s+(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g
  return [...withoutComments.matchAll(statements)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((name) => name !== '')
}
