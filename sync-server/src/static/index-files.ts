import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { getMimeType } from 'hono/utils/mime'

export interface FileVariant {
  readonly location: string
  readonly etag: string
  readonly size: number
}

export interface IndexedFile {
  /** The path in the address: `/_app/immutable/…`. */
  readonly path: string
  readonly contentType: string
  readonly plain: FileVariant
  readonly br: FileVariant | null
  readonly gz: FileVariant | null
}

/** Every file below the folder by its path in the address; empty when there is no such folder. */
export const indexFiles = async (folder: string): Promise<ReadonlyMap<string, IndexedFile>> => {
  const variants = new Map<string, FileVariant>()
  for (const location of await filesBelow(folder)) {
    const path = `/${relative(folder, location).split(sep).join('/')}`
    variants.set(path, await variantAt(location))
  }
  const files = new Map<string, IndexedFile>()
  for (const [path, plain] of variants) {
    if (/\.(br|gz)$/.test(path) && variants.has(path.slice(0, -3))) continue
    const br = variants.get(`${path}.br`) ?? null
    const gz = variants.get(`${path}.gz`) ?? null
    files.set(path, { path, contentType: getMimeType(path) ?? 'application/octet-stream', plain, br, gz })
  }
  return files
}

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

const variantAt = async (location: string): Promise<FileVariant> => {
  const bytes = await readFile(location)
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 27)
  return { location, etag: `"${hash}"`, size: bytes.length }
}
