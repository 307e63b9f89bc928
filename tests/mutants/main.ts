import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { randomOf } from '../simulation/machine/random.ts'
import { filesBelow, textOf } from '../tidy/source-files.ts'
import { namedSurvivors } from './named-survivors.ts'
import { possibleMutants, type Mutant } from './possible-mutants.ts'

export interface PlantedMutant extends Mutant {
  readonly path: string
}

/** What one run of vitest gets: the fault, if there is one, and the tests among which it chooses. */
export interface MutantRun {
  readonly mutant: PlantedMutant | null
  readonly among: readonly string[]
}

type Verdict = 'noticed' | 'survived' | 'no test runs it' | 'its tests fail without it too'

const root = resolve(import.meta.dirname, '../..')
const allTests = ['packages/**/*.test.ts', 'sync-server/**/*.test.ts', 'tests/{hostile,simulation}/**/*.test.ts']
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

/** The tests beside the file come first, then those of its package: they notice most mutants, in seconds. */
const verdictOf = (mutant: PlantedMutant): Verdict => {
  const packageFolder = mutant.path.slice(0, mutant.path.indexOf('/src/'))
  const near = [dirname(mutant.path), packageFolder].map((folder) => [`${folder}/**/*.test.ts`])
  let tests = 0
  for (const among of [...near, allTests]) {
    const { success, numTotalTests, testResults } = runTests(['related', mutant.path], mutant, among)
    tests = numTotalTests
    if (success) continue
    // A test that fails anyway notices nothing.
    const again = runTests(['run', ...testResults.filter(hasFailed).map(({ name }) => name)], null, allTests)
    return again.success ? 'noticed' : 'its tests fail without it too'
  }
  return tests === 0 ? 'no test runs it' : 'survived'
}

interface FileResult {
  readonly name: string
  readonly status: string
  readonly message: string
  readonly assertionResults: readonly { readonly status: string }[]
}

interface Report {
  readonly success: boolean
  readonly numTotalTests: number
  readonly testResults: readonly FileResult[]
}

/** Not the files that the run did not reach: after the first failure it ends. */
const hasFailed = ({ status, message, assertionResults }: FileResult): boolean =>
  status === 'failed' && (message !== '' || assertionResults.some((test) => test.status === 'failed'))

const runTests = (chosen: readonly string[], mutant: PlantedMutant | null, among: readonly string[]): Report => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-mutant-'))
  const report = join(folder, 'report.json')
  const words = [...chosen, '--run', '--config', 'tests/mutants/vitest.config.ts', '--bail', '1', '--passWithNoTests']
  const { KONTOR_MUTANT: _, ...environment } = process.env
  const { stderr } = spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    [...words, '--reporter=json', `--outputFile=${report}`],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...environment, KONTOR_MUTANT: JSON.stringify({ mutant, among } satisfies MutantRun) },
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
