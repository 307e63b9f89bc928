import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { OrganizationId } from '@kontor/domain'
import type { AttachmentContents, ContentAddress } from './attachment-contents.ts'

/** The folder of the contents in the data folder: `attachments/<organizationId>/<sha256>`. */
export const attachmentsFolder = 'attachments'

/**
 * Contents as files in the data folder. A file gets its name once all of it is on disk, so a crash leaves no half of
 * one under a digest.
 */
export const fileContents = (dataDir: string): AttachmentContents => {
  const folder = join(dataDir, attachmentsFolder)
  return {
    write: async (organizationId, sha256, content) => {
      const own = join(folder, organizationId)
      await mkdir(own, { recursive: true, mode: 0o700 })
      const unfinished = join(own, `${unfinishedPrefix}${randomUUID()}`)
      try {
        await writeThrough(unfinished, content)
        await rename(unfinished, join(own, sha256))
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
      await syncFolder(own)
    },
    read: (organizationId, sha256) => orNull(readFile(join(folder, organizationId, sha256))),
    remove: (organizationId, sha256) => rm(join(folder, organizationId, sha256), { force: true }),
    list: async () => {
      const found: ContentAddress[] = []
      for (const organizationId of await namesIn(folder))
        for (const sha256 of await namesIn(join(folder, organizationId)))
          if (isDigest(sha256)) found.push({ organizationId: organizationId as OrganizationId, sha256 })
      return found
    },
  }
}

/** No digest begins like this, so an unfinished file is never served. */
export const unfinishedPrefix = 'unfinished-'

const isDigest = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)

const namesIn = async (folder: string): Promise<readonly string[]> => ((await orNull(readdir(folder))) ?? []).sort()

const writeThrough = async (path: string, content: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Null where the file or the folder is missing. */
const orNull = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
