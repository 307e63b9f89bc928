import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../settings/settings.ts'
import { backUp } from './back-up.ts'
import { keptBackups } from './kept-backups.ts'
import { OperatorError } from './operator-error.ts'
import { restore } from './restore.ts'
import { verifyHistory } from './verify-history.ts'

export interface NightlyBackup {
  readonly folder: string
  readonly documents: number
  /** Old backups that were removed. */
  readonly removed: number
}

/**
 * The backup of one night: made, tried by restoring it into an embedded database beside the others and checking every history in it, and only then
 * are old ones removed. One that cannot be restored is set aside, and the old ones stay. Null: the day has its backup.
 */
export const backUpNightly = async (
  settings: Pick<Settings, 'dataDir' | 'databaseUrl' | 'secret' | 'nightlyBackup'>,
  now: number,
): Promise<NightlyBackup | null> => {
  const { dataDir, databaseUrl, secret, nightlyBackup } = settings
  if (nightlyBackup === null)
    throw new OperatorError('There is no folder for backups: set KONTOR_BACKUP_DIR, or use pnpm backup <folder>.')
  const kept = keptBackups(nightlyBackup.dir)
  const { folder, exists } = kept.ofDay(now)
  if (exists) return null
  const { documents } = await backUp({ dataDir, databaseUrl, secret, folder, now })
  try {
    await tryRestoring(folder, nightlyBackup.dir, secret)
  } catch (error) {
    kept.setAside(now)
    throw error
  }
  return { folder, documents, removed: kept.removeOlder(nightlyBackup.days, now) }
}

const tryRestoring = async (folder: string, dir: string, secret: string | null): Promise<void> => {
  const dataDir = mkdtempSync(join(dir, 'trying-'))
  try {
    await restore({ dataDir, secret, folder, replace: false })
    const broken = (await verifyHistory({ dataDir, proof: null })).find((history) => history.broken !== null)
    if (broken !== undefined)
      throw new OperatorError(`${broken.document}: BROKEN at ${broken.broken?.seq}: ${broken.broken?.what}`)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
