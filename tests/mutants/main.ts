import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { randomOf } from '../simulation/machine/random.ts'
import { filesBelow, textOf } from '../tidy/source-files.ts'
import { namedSurvivors } from './named-survivors.ts'
import { possibleMutants, type Mutant } from './possible-mutants.ts'

export interface PlantedMutant extends Mutant {
  readonly path: string
}

type Verdict = 'noticed' | 'survived' | 'no test runs it' | 'its tests fail without it too'

const root = resolve(import.meta.dirname, '../..')
/** The code whose faults would cost the most. */
const rooms = [
  'packages/domain/src',
  'packages/replica/src',
  'sync-server/src/rooms',
  'sync-server/src/sockets',
  'sync-server/src/store',
]

/**
 * Plants small faults, one at a time, and runs the tests that import the faulty file. A fault that none of them notices
 * is printed with its place. `--in` limits the folder, `--count` and `--seed` choose among all mutants.
 */
const main = (): number => {
  const { values } = parseArgs({
    options: {
      in: { type: 'string', multiple: true, default: rooms },
      count: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
    },
  })
  const all = values.in.flatMap((folder) => filesBelow(folder, ['.ts'])).flatMap(mutantsOf)
  const chosen = sample(all, Number(values.count), Number(values.seed))
  print(`${chosen.length} of ${all.length} mutants`)
  const survivors = chosen.filter((mutant) => {
    const verdict = verdictOf(mutant)
    const reason = verdict === 'noticed' ? null : reasonFor(mutant)
    print(`${verdict}: ${describe(mutant)}${reason === null ? '' : ` (${reason})`}`)
    return verdict !== 'noticed' && reason === null
  })
  print(`\n${chosen.length - survivors.length} noticed or named, ${survivors.length} survived`)
  for (const mutant of survivors) print(`  ${describe(mutant)}`)
  return survivors.length === 0 ? 0 : 1
}

const mutantsOf = (path: string): readonly PlantedMutant[] =>
  /\.test\.ts$|\/testing\//.test(path) ? [] : possibleMutants(textOf(path)).map((mutant) => ({ path, ...mutant }))

const sample = (all: readonly PlantedMutant[], count: number, seed: number): readonly PlantedMutant[] => {
  const random = randomOf(seed)
  const left = [...all]
  return Array.from({ length: Math.min(count, all.length) }, () => left.splice(random.below(left.length), 1)).flat()
}

const verdictOf = (mutant: PlantedMutant): Verdict => {
  const { success, numTotalTests, testResults } = runTests(['related', mutant.path], mutant)
  if (success) return numTotalTests === 0 ? 'no test runs it' : 'survived'
  // A test that fails anyway notices nothing.
  const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)
  return runTests(['run', ...failed], null).success ? 'noticed' : 'its tests fail without it too'
}

interface Report {
  readonly success: boolean
  readonly numTotalTests: number
  readonly testResults: readonly { readonly name: string; readonly status: string }[]
}

const runTests = (chosen: readonly string[], mutant: PlantedMutant | null): Report => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-mutant-'))
  const report = join(folder, 'report.json')
  const words = [...chosen, '--run', '--config', 'tests/mutants/vitest.config.ts', '--bail', '1']
  const { KONTOR_MUTANT: _, ...environment } = process.env
  const { stderr } = spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    [...words, '--reporter=json', `--outputFile=${report}`],
    {
      cwd: root,
      encoding: 'utf8',
      env: mutant === null ? environment : { ...environment, KONTOR_MUTANT: JSON.stringify(mutant) },
    },
  )
  try {
    if (!existsSync(report)) throw new Error(`vitest gave no report of ${chosen.join(' ')}:\n${stderr}`)
    return JSON.parse(readFileSync(report, 'utf8')) as Report
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const lineOf = ({ path, start }: PlantedMutant): { readonly number: number; readonly text: string } => {
  const before = textOf(path).slice(0, start).split('\n')
  return { number: before.length, text: textOf(path).split('\n')[before.length - 1]?.trim() ?? '' }
}

const describe = (mutant: PlantedMutant): string => {
  const was = textOf(mutant.path).slice(mutant.start, mutant.end).split('\n')[0] ?? ''
  return `${mutant.path}:${lineOf(mutant).number}: ${was} → ${mutant.replacement}`
}

const reasonFor = (mutant: PlantedMutant): string | null =>
  namedSurvivors.find(
    ({ path, line, replacement }) =>
      path === mutant.path && line === lineOf(mutant).text && replacement === mutant.replacement,
  )?.reason ?? null

const print = (line: string): void => void process.stdout.write(`${line}\n`)

process.exitCode = main()
