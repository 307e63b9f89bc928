import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { readSettings } from '../settings/settings.ts'
import { eachDatabase } from '../testing/each-database.ts'
import { registrationOf } from '../testing/open-test-app.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import { backUpNightly } from './back-up-nightly.ts'
import { operate } from './operate.ts'
import { backupProgram, startNightlyBackups } from './start-nightly-backups.ts'

const at = (text: string) => Date.parse(text)

/** A server with one organisation, and a folder for its nightly backups. */
const setup = async (database: Record<string, string> = {}) => {
  const server = await openTestServer(database)
  onTestFinished(() => server.close())
  await server.call('/api/organizations', { body: registrationOf('halina') })
  const dir = join(mkdtempSync(join(tmpdir(), 'kontor-nightly-')), 'backups')
  const environment = { KONTOR_DATA_DIR: server.dataDir, KONTOR_BACKUP_DIR: dir, KONTOR_BACKUP_DAYS: '3', ...database }
  const settings = readSettings(environment)
  return { dir, environment, settings, backUpAt: (text: string) => backUpNightly(settings, at(text)) }
}

it('[ISSUE 11] a night’s backup is made, restored to try it, and kept for so many days, and other files stay', async () => {
  const { dir, backUpAt } = await setup()
  mkdirSync(dir)
  writeFileSync(join(dir, 'notes.txt'), 'Keep me')
  // Half past midnight in Warsaw.
  expect(await backUpAt('2026-11-27T23:30Z')).toEqual({
    folder: join(dir, 'kontor-2026-11-28'),
    documents: 1,
    removed: 0,
  })
  expect(await backUpAt('2026-11-28T02:00Z')).toBeNull()
  await backUpAt('2026-11-29T02:00Z')
  expect(await backUpAt('2026-11-30T02:00Z')).toMatchObject({ removed: 0 })
  expect(await backUpAt('2026-12-01T02:00Z')).toMatchObject({ removed: 1 })
  expect(readdirSync(dir).sort()).toEqual(['kontor-2026-11-29', 'kontor-2026-11-30', 'kontor-2026-12-01', 'notes.txt'])
})

it('[ISSUE 11] a backup whose history is broken is set aside, the old ones stay, and the next night tries anew', async () => {
  const { dir, settings, backUpAt } = await setup()
  await backUpAt('2026-11-20T02:00Z')
  const database = new DatabaseSync(join(settings.dataDir, 'kontor.sqlite'))
  database.exec('update log set at = at - 1 where seq = 1')
  await expect(backUpAt('2026-11-28T02:00Z')).rejects.toThrow(/^directory\/.*: BROKEN at 1: /)
  expect(readdirSync(dir).sort()).toEqual(['kontor-2026-11-20', 'kontor-2026-11-28.damaged'])
  database.exec('update log set at = at + 1 where seq = 1')
  database.close()
  expect(await backUpAt('2026-11-29T02:00Z')).toMatchObject({ removed: 1 })
})

it('[ISSUE 11] `pnpm backup-nightly` prints what it did, and without a folder what to set', async () => {
  const { environment } = await setup()
  expect(await operate(['nightly'], environment)).toMatch(
    /^Backed up 1 documents to .*kontor-20[\d-]+, and restored them to try it; 0 older backups removed$/,
  )
  expect(await operate(['nightly'], environment)).toBe('Today has its backup already.')
  await expect(operate(['nightly'], { ...environment, KONTOR_BACKUP_DIR: '' })).rejects.toThrow('set KONTOR_BACKUP_DIR')
})

it('[ISSUE 11] a server makes one at once where the last night has none, then every night at its hour', async () => {
  const { dir, settings, backUpAt } = await setup()
  const clock = createManualClock(at('2026-11-28T12:00Z'))
  const [logged, made]: [string[], string[]] = [[], []]
  let problem: Error | null = null
  const start = () =>
    startNightlyBackups({
      settings: settings.nightlyBackup,
      clock,
      log: (event) => void logged.push(event),
      run: async () => {
        if (problem !== null) throw problem
        made.push(new Date(clock.now()).toISOString())
        await backUpNightly(settings, clock.now())
      },
    })
  const backups = start()
  await expect.poll(() => logged).toEqual(['backed-up'])
  expect(backups.state()).toEqual({ newestAt: at('2026-11-28T12:00Z'), failed: false })
  clock.advance(at('2026-11-29T01:59Z') - clock.now())
  expect(made).toHaveLength(1)
  clock.advance(60_000)
  await expect.poll(() => logged).toEqual(['backed-up', 'backed-up'])
  problem = new Error('The disk is full')
  clock.advance(24 * 60 * 60 * 1000)
  await expect.poll(() => logged.at(-1)).toBe('backup-failed')
  expect(backups.state()).toEqual({ newestAt: at('2026-11-29T02:00Z'), failed: true })
  await backups.stop()

  problem = null
  await backUpAt('2026-11-30T02:00Z')
  const again = start()
  clock.advance(60 * 60 * 1000)
  await again.stop()
  expect([made.length, existsSync(join(dir, 'kontor-2026-11-30'))]).toEqual([2, true])
})

it('[ISSUE 11] without a folder none are made', async () => {
  const clock = createManualClock(0)
  const backups = startNightlyBackups({ settings: null, clock, log: () => undefined, run: () => Promise.reject() })
  expect(backups.state()).toBeNull()
  await backups.stop()
})

it.each(eachDatabase)('[ISSUE 11] on $database, each runs in a process of its own', async ({ newEnvironment }) => {
  const { dir, settings } = await setup(await newEnvironment())
  await backupProgram(settings)(new AbortController().signal)
  expect(readdirSync(dir)).toEqual([expect.stringMatching(/^kontor-20[\d-]+$/)])
})

it('[ISSUE 11] the one line of that process says what went wrong', async () => {
  const { dir, settings } = await setup()
  const { signal } = new AbortController()
  await expect(backupProgram({ ...settings, dataDir: join(dir, 'nowhere') })(signal)).rejects.toThrow(
    /^.*nowhere holds no data of Kontor: check KONTOR_DATA_DIR, or start the server once\.$/,
  )
})
