import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { builtProgram } from '../testing/built-program.ts'
import { eachDatabase } from '../testing/each-database.ts'
import { registrationOf } from '../testing/open-test-app.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import { operate } from './operate.ts'

const program = await builtProgram('program')

const setup = async (database: Record<string, string> = {}) => {
  const server = await openTestServer(database)
  onTestFinished(() => server.close())
  const { body } = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId } = body as { organizationId: string }
  const folder = mkdtempSync(join(tmpdir(), 'kontor-operate-'))
  return { organizationId, folder, environment: { KONTOR_DATA_DIR: server.dataDir, ...database } }
}

/** As the server runs it every night, and an operator by name. */
const runProgram = (words: readonly string[], environment: Readonly<Record<string, string>>) =>
  spawnSync(process.execPath, [program, ...words], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  })

it.each(eachDatabase)(
  '[DESIGN 7] on $database, each task prints in one line what it did',
  async ({ newEnvironment }) => {
    const { organizationId, folder, environment } = await setup(await newEnvironment())
    const [backup, file] = [join(folder, 'monday'), join(folder, 'mewa.json')]
    const fresh = { KONTOR_DATA_DIR: join(folder, 'fresh'), ...(await newEnvironment()) }
    const restored = { KONTOR_DATA_DIR: join(folder, 'restored'), ...(await newEnvironment()) }
    expect(await operate(['backup', backup], environment)).toBe(
      `Backed up 1 documents of 1 organisations, and the secret, to ${backup}`,
    )
    expect(await operate(['restore', backup], restored)).toMatch(
      /^Restored 1 documents as of 20[\d:.TZ-]+ to .*(restored|KONTOR_DATABASE_URL); everybody signs in again$/,
    )
    expect(await operate(['export', organizationId, file], environment)).toBe(
      `Exported 1 members and 1 accounts to ${file}`,
    )
    expect(await operate(['import', file], fresh)).toBe(
      `Imported ${organizationId}; 1 new logins set a password by "forgotten password"`,
    )
    expect(await operate(['export', organizationId, `${file}-2`], fresh)).toContain('Exported 1 members')
    expect(readFileSync(`${file}-2`, 'utf8')).toBe(readFileSync(file, 'utf8'))
    for (const copy of [environment, restored, fresh])
      expect(await operate(['verify-history'], copy)).toMatch(
        /^directory\/\S+: \d entries, intact, the last is \d [0-9a-f]{64}$/,
      )
    expect(await operate(['operator', 'invite', 'iga@latarnia.example'], environment)).toMatch(
      /^Until it is used, for seven days: http:\/\/\S+$/,
    )
  },
)

/** Everything below the folder that a user other than its owner may read or write. */
const openToOthers = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => (statSync(join(folder, name)).mode & 0o077) !== 0,
  )

it('[DESIGN 7] what the program writes is for its own user alone', async () => {
  const { organizationId, folder, environment } = await setup()
  const [backup, file] = [join(folder, 'monday'), join(folder, 'mewa.json')]
  const ended = [
    runProgram(['backup', backup], environment),
    runProgram(['restore', backup], { KONTOR_DATA_DIR: join(folder, 'restored') }),
    runProgram(['export', organizationId, file], environment),
    runProgram(['import', file], { KONTOR_DATA_DIR: join(folder, 'imported') }),
  ]
  expect(ended.map(({ stderr }) => stderr)).toEqual(['', '', '', ''])
  expect(readdirSync(folder).sort()).toEqual(['imported', 'mewa.json', 'monday', 'restored'])
  expect(openToOthers(folder)).toEqual([])
})

it('[DESIGN 7] a wrong argument is reported in one line', async () => {
  const { organizationId, folder, environment } = await setup()
  const file = join(folder, 'letter.txt')
  writeFileSync(file, 'Keep me')
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [[], 'Ask for one of: backup, nightly, restore, export, import, operator, migrate-to-postgres, verify-history.'],
    [
      ['constructor'],
      'Ask for one of: backup, nightly, restore, export, import, operator, migrate-to-postgres, verify-history.',
    ],
    [['backup'], 'Usage: pnpm backup <folder>'],
    [['backup', folder, '--replace'], 'Usage: pnpm backup <folder>'],
    [['restore', folder, '--force'], 'Usage: pnpm restore <folder> [--replace]'],
    [['export', organizationId], 'Usage: pnpm export-organization <organizationId> <file>'],
    [['export', organizationId, file], `${file} exists already: name a new file.`],
    [['export', '../..', join(folder, 'new')], 'There is no organisation of that id.'],
    [['export', 'unknown-0001', join(folder, 'new')], 'There is no organisation unknown-0001.'],
    [['operator', 'invite'], 'Usage: pnpm operator invite <email>'],
    [['operator', 'remove', 'iga@latarnia.example'], 'Usage: pnpm operator invite <email>'],
    [['operator', 'invite', 'iga'], 'iga is no e-mail.'],
    [['verify-history', file], 'Usage: pnpm verify-history [--proof <file>]'],
    [['verify-history', '--proof'], 'Usage: pnpm verify-history [--proof <file>]'],
    [['verify-history', '--proof', file], `${file} is no history that Kontor has exported as JSON.`],
    [['import', file], `${file} is no organisation that Kontor has exported.`],
  ]
  for (const [words, line] of wrong) await expect(operate(words, environment)).rejects.toThrow(line)
  expect(readFileSync(file, 'utf8')).toBe('Keep me')
})

it('[DESIGN 7] the program ends with 1 and that line', async () => {
  const { folder } = await setup()
  const { status, stdout, stderr } = runProgram(['backup', join(folder, 'monday')], {
    KONTOR_DATA_DIR: join(folder, 'nothing'),
  })
  expect([status, stdout, stderr]).toEqual([
    1,
    '',
    `${join(folder, 'nothing')} holds no data of Kontor: check KONTOR_DATA_DIR, or start the server once.\n`,
  ])
})
