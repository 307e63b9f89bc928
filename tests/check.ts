import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { countPlaywright, countVitest, type Counts } from './check/counts.ts'
import { mainStories } from './check/main-stories.ts'
import { runStep, runSteps, type Step } from './check/run-step.ts'
import { newScratchFolder } from './check/scratch-folder.ts'

/**
 * Everything that `npm test` checks, cheapest failures first; with `--whole`, `npm run test:whole`. The closing line
 * counts each static check as one, and each test as one.
 */
const { values: options } = parseArgs({ options: { whole: { type: 'boolean', default: false } } })
// Node keeps what it compiled: a process of the server then starts in two thirds of the time.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'kontor-compiled')
const scratch = newScratchFolder()
process.env['TMPDIR'] = scratch
const vitestReport = join(scratch, 'vitest.json')
const playwrightReport = join(scratch, 'playwright.json')

const staticChecks: readonly Step[] = [
  // The build has generated what `pnpm run types` would generate first.
  { name: 'types of the screens', command: 'pnpm --filter @kontor/web exec svelte-check --fail-on-warnings' },
  { name: 'lint of components', command: 'pnpm run lint:components' },
  { name: 'types and lint', command: 'pnpm run lint' },
  { name: 'format', command: 'pnpm run format:check' },
  { name: 'unused', command: 'pnpm run unused' },
  { name: 'lint of styles', command: 'pnpm run lint:css' },
]
const unit: Step = {
  name: 'unit, simulation and boundaries',
  command: `vitest run ${options.whole ? '' : `--project '!long'`} --reporter=dot --reporter=json --outputFile.json=${vitestReport}`,
}
const build: Step = { name: 'build', command: 'pnpm run build' }
const browser: Step = {
  name: options.whole ? 'browser' : 'browser, the main stories',
  command: options.whole ? 'pnpm run e2e' : `pnpm run e2e --grep-invert '\\[SCREENS\\]' ${mainStories.join(' ')}`,
  environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
}

const none: Counts = { passed: 0, failed: 0 }
const asOne = (succeeded: boolean): Counts => (succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
/** A run that ended without its report counts as one failure. */
const tested = (succeeded: boolean, counts: Counts | null): Counts => {
  if (counts === null) return asOne(false)
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

const all: Counts[] = []
// The static checks need what the build generates (Kit's types, the compiled sentences), so it runs first.
const built = await runStep(build)
all.push(asOne(built))
// Tests wait for disks, processes and sockets now and then; the static checks use what they leave of the machine.
const [checked, unitTested] = await Promise.all([runSteps(staticChecks), runStep(unit)])
all.push(...checked.map(asOne), tested(unitTested, countVitest(vitestReport)))
all.push(built ? tested(await runStep(browser), countPlaywright(playwrightReport)) : none)

const total = all.reduce(
  (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
  none,
)
rmSync(scratch, { recursive: true, force: true })
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
