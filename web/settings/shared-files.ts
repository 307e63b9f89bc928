import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const lib = join(import.meta.dirname, '../src/lib')
const small =
  /paraglide.(messages|registry|runtime)|@lucide|web.src.lib.(format|session|address|api|kit|frame|form|words|language|theme)./
const imports = /^\s*(?:import|export)(?!\s+type)[^'";]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'/gm

/**
 * Whether a file needs Kit's client, itself or through another. The page starts the client after the files that it starts
 * from are there: a client among them would not know which version of the app it is.
 */
const needsKit = (path: string, seen = new Set<string>()): boolean => {
  if (seen.has(path) || !existsSync(path)) return false
  seen.add(path)
  const specifiers = [...readFileSync(path, 'utf8').matchAll(imports)].map(([, from, alone]) => from ?? alone ?? '')
  return specifiers.some((specifier) => {
    if (specifier.startsWith('$app/')) return true
    if (specifier.includes('/paraglide/')) return false
    if (specifier.startsWith('#lib/')) return needsKit(join(lib, specifier.slice('#lib/'.length)), seen)
    return specifier.startsWith('.') && needsKit(resolve(dirname(path), specifier), seen)
  })
}

/**
 * Small files that half of the pages use, in one: on a line without HTTP/2 a file costs a page more than its bytes. Only what
 * depends on nothing but the like may be in it, otherwise files would import each other in a circle.
 */
export const sharedFiles = {
  name: 'shared',
  test: (id: string): boolean => small.test(id) && !(id.startsWith(lib) && needsKit(id.split('?')[0] ?? id)),
  minShareCount: 12,
}
