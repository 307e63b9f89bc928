import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { attachmentsFolder, unfinishedPrefix } from '../attachments/file-contents.ts'
import { syncToDisk } from './sync-to-disk.ts'

/**
 * Copies the contents of the attachments that a database names, from one folder to another. Returns how many of those
 * that a record mentions are not there; one that none mentions may have been removed meanwhile.
 */
export const copyContents = (folders: {
  readonly database: string
  readonly from: string
  readonly to: string
}): number => {
  let missing = 0
  const written = new Set<string>()
  for (const { organizationId, sha256, isMentioned } of contentsIn(folders.database)) {
    const source = join(folders.from, attachmentsFolder, organizationId, sha256)
    if (!existsSync(source)) {
      if (isMentioned) missing += 1
      continue
    }
    const folder = join(folders.to, attachmentsFolder, organizationId)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const unfinished = join(folder, `${unfinishedPrefix}${sha256}`)
    copyFileSync(source, unfinished)
    syncToDisk(unfinished)
    renameSync(unfinished, join(folder, sha256))
    written.add(folder)
  }
  for (const folder of written) syncToDisk(folder)
  return missing
}

/** None in the database of a version that had no attachments. */
const contentsIn = (path: string) => {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const tables = database.prepare("select name from sqlite_master where name = 'attachments'").all()
    if (tables.length === 0) return []
    const query =
      'select organization_id, sha256, max(mentioned) as mentioned from attachments group by organization_id, sha256'
    return database
      .prepare(query)
      .all()
      .map((row) => ({
        organizationId: String(row['organization_id']),
        sha256: String(row['sha256']),
        isMentioned: row['mentioned'] === 1,
      }))
  } finally {
    database.close()
  }
}
