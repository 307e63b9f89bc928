import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { addDays, dateAt, momentOf } from '@kontor/domain'
import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import type { NightlyBackupSettings, Settings } from '../settings/settings.ts'
import { keptBackups } from './kept-backups.ts'

export interface NightlyBackups {
  /** When the newest backup was made, and whether the last attempt failed; null: none are made. */
  state(): { readonly newestAt: number | null; readonly failed: boolean } | null
  /** Calls off the next one, and ends the one in progress. */
  stop(): Promise<void>
}

/** Runs one backup to its end. A failure rejects with the line that describes it. */
export type RunBackup = (signal: AbortSignal) => Promise<void>

/**
 * Makes a backup every night at the hour of the settings, and at once where the last night has none: the server was
 * off, or backups are new. Each runs in a process of its own, since copying and checking a large database takes minutes.
 */
export const startNightlyBackups = (parts: {
  readonly settings: NightlyBackupSettings | null
  readonly run: RunBackup
  readonly clock: Clock
  readonly log: Log
}): NightlyBackups => {
  const { settings, run, clock, log } = parts
  if (settings === null) return { state: () => null, stop: () => Promise.resolve() }
  const kept = keptBackups(settings.dir)
  const stopped = new AbortController()
  let [failed, callOff] = [false, (): void => undefined]
  let running = Promise.resolve()

  const backUp = async (): Promise<void> => {
    const startedAt = clock.now()
    try {
      await run(stopped.signal)
      failed = false
      log('backed-up', { ms: clock.now() - startedAt })
    } catch (error) {
      if (stopped.signal.aborted) return
      failed = true
      log('backup-failed', { problem: (error as Error).message })
    }
    wait()
  }
  const begin = (): void => {
    running = backUp()
  }
  const wait = (): void => {
    callOff = clock.after(nightAfter(clock.now(), settings.hour) - clock.now(), begin)
  }

  if (newestOf(kept) < nightBefore(clock.now(), settings.hour)) begin()
  else wait()
  return {
    state: () => ({ newestAt: kept.newestAt(), failed }),
    stop: async () => {
      callOff()
      stopped.abort()
      await running
    },
  }
}

const newestOf = (kept: ReturnType<typeof keptBackups>): number => kept.newestAt() ?? 0

/** The next and the last time that the clocks of Warsaw show this hour. */
const nightAfter = (now: number, hour: number): number => {
  const tonight = momentOf(dateAt(now), hour)
  return tonight > now ? tonight : momentOf(addDays(dateAt(now), 1), hour)
}
const nightBefore = (now: number, hour: number): number => {
  const tonight = momentOf(dateAt(now), hour)
  return tonight <= now ? tonight : momentOf(addDays(dateAt(now), -1), hour)
}

type NightlySettings = Pick<Settings, 'dataDir' | 'databaseUrl' | 'secret' | 'nightlyBackup'>

/** The operator's tasks: a file beside this one in the sources, beside `main.js` in the build. */
const program = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'program.ts' : 'program.js')

/** `pnpm backup-nightly` in a process of its own, with the server's settings. */
export const backupProgram =
  ({ dataDir, databaseUrl, secret, nightlyBackup }: NightlySettings): RunBackup =>
  (signal) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, 'nightly'], {
        stdio: ['ignore', 'ignore', 'pipe'],
        signal,
        env: {
          ...process.env,
          KONTOR_DATA_DIR: dataDir,
          KONTOR_DATABASE_URL: databaseUrl ?? '',
          KONTOR_SECRET: secret ?? '',
          KONTOR_BACKUP_DIR: nightlyBackup?.dir ?? '',
          KONTOR_BACKUP_DAYS: String(nightlyBackup?.days ?? ''),
        },
      })
      let problem = ''
      child.stderr.on('data', (chunk: Buffer) => (problem += chunk.toString()))
      child.once('error', reject)
      child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(problem.trim()))))
    })
