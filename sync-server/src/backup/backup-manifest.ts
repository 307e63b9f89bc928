import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { OperatorError } from './operator-error.ts'

/**
 * `backup.json`: describes the backup in its folder. It is written last, so a folder without it is not a complete
 * backup.
 */
const ManifestSchema = v.object({
  format: v.literal(1),
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Identifies the secret that this data belongs to, without revealing it. */
  secretFingerprint: v.string(),
})
export type BackupManifest = v.InferOutput<typeof ManifestSchema>

export const backupFiles = { manifest: 'backup.json', database: 'kontor.sqlite', secret: 'secret' } as const

export const readManifest = (folder: string): BackupManifest => {
  const path = join(folder, backupFiles.manifest)
  if (!existsSync(path) || !existsSync(join(folder, backupFiles.database)))
    throw new OperatorError(`${folder} holds no backup: there is no ${backupFiles.manifest} with its database.`)
  const result = v.safeParse(ManifestSchema, parsed(readFileSync(path, 'utf8')))
  if (!result.success)
    throw new OperatorError(`${path} cannot be read: it is damaged, or made by a newer version of Kontor.`)
  return result.output
}

export const secretFingerprint = (secret: string): string =>
  createHmac('sha256', secret).update('kontor backup').digest('base64url').slice(0, 16)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
