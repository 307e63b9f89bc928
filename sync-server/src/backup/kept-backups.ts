import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, dateAt, type CalendarDate } from '@kontor/domain'
import { readManifest } from './backup-manifest.ts'

/** The folder of the nightly backup of a day of Warsaw, and of one that could not be restored. */
const nameOf = (date: CalendarDate): string => `kontor-${date}`
const damagedName = (date: CalendarDate): string => `${nameOf(date)}.damaged`
const named = /^kontor-(?<date>\d{4}-\d{2}-\d{2})$/

/** The nightly backups in one folder. Whatever else is in it is left alone. */
export const keptBackups = (dir: string) => {
  const dates = (): readonly CalendarDate[] =>
    existsSync(dir)
      ? readdirSync(dir)
          .flatMap((name) => named.exec(name)?.groups?.['date'] ?? [])
          .sort()
          .map((date) => date as CalendarDate)
      : []
  const folderOf = (date: CalendarDate): string => join(dir, nameOf(date))

  return {
    /** Where the backup of this moment's day belongs, and whether there is one already. */
    ofDay: (now: number): { readonly folder: string; readonly exists: boolean } => {
      mkdirSync(dir, { recursive: true, mode: 0o700 })
      const folder = folderOf(dateAt(now))
      return { folder, exists: existsSync(folder) }
    },
    /** When the newest was made; null: there is none. */
    newestAt: (): number | null => {
      const newest = dates().at(-1)
      return newest === undefined ? null : Date.parse(readManifest(folderOf(newest)).madeAt)
    },
    /** Its name says from then on that it must not be restored. */
    setAside: (now: number): void => {
      const aside = join(dir, damagedName(dateAt(now)))
      rmSync(aside, { recursive: true, force: true })
      renameSync(folderOf(dateAt(now)), aside)
    },
    /** Removes those that are so many days old or older; never the newest one. Returns how many. */
    removeOlder: (days: number, now: number): number => {
      const oldest = addDays(dateAt(now), 1 - days)
      const old = dates()
        .slice(0, -1)
        .filter((date) => date < oldest)
      for (const date of old) rmSync(folderOf(date), { recursive: true, force: true })
      return old.length
    },
  }
}
