import { parseArgs } from 'node:util'
import { isAlike, shrink } from './shrink.ts'
import { simulate, type SimulationResult } from './simulate.ts'
import { seedThatFinds } from './seed-that-finds.ts'
import { deliberateFaults } from './server/deliberate-faults.ts'
import { sectionStoryOf } from './story/section-story.ts'
import { storyOf, type Story } from './story/story.ts'

/**
 * `pnpm sim --seeds 10000 [--from 1]` runs that many stories; `pnpm sim --seed 42` one of them again, with its story;
 * `--shrink` looks for a shorter story that fails alike; `--fault <name>` builds that deliberate fault in.
 * `--sections` takes the stories with work in sections. `pnpm sim --faults` says which seed finds each deliberate fault.
 */
const { values } = parseArgs({
  // pnpm hands a separating `--` on.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    shrink: { type: 'boolean', default: false },
    fault: { type: 'string' },
    faults: { type: 'boolean', default: false },
    sections: { type: 'boolean', default: false },
  },
})

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const fault = deliberateFaults.find(({ name }) => name === values.fault)
if (values.fault !== undefined && fault === undefined)
  throw new Error(`No such fault. There are: ${deliberateFaults.map(({ name }) => name).join(', ')}`)
const storyOfSeed = fault?.storyOf ?? (values.sections ? sectionStoryOf : storyOf)
const run = (story: Story): Promise<SimulationResult> => simulate(story, fault)

const tell = (story: Story): void => {
  const size = story.browsers.length
  say(`browsers: ${story.browsers.map(({ person, tabs }) => `${person} (${tabs})`).join(', ')}`)
  for (const { at, kind, who, pick } of story.operations) {
    say(`${String(at).padStart(7)} ms  browser-${who % size}  ${kind} ${pick}`)
  }
}

const one = async (seed: number): Promise<void> => {
  const story = storyOfSeed(seed)
  const { violation, faults, ...result } = await run(story)
  if (violation === null || !values.shrink) tell(story)
  if (violation !== null && values.shrink) {
    const isSame = async (shorter: Story) => isAlike((await run(shorter)).violation, violation)
    const shortest = await shrink(story, isSame)
    tell(shortest)
    say(JSON.stringify(shortest))
    say(JSON.stringify((await run(shortest)).violation))
  }
  say(JSON.stringify({ ...result, faults: Object.fromEntries(faults), violation }, null, 2))
  process.exitCode = violation === null ? 0 : 1
}

const many = async (from: number, count: number): Promise<void> => {
  const startedAt = process.hrtime.bigint()
  let [failed, steps, mutations, mails] = [0, 0, 0, 0]
  const faults = new Map<string, number>()
  for (let seed = from; seed < from + count; seed += 1) {
    const result = await run(storyOfSeed(seed))
    steps += result.steps
    mutations += result.mutations
    mails += result.mails
    for (const [kind, times] of result.faults) faults.set(kind, (faults.get(kind) ?? 0) + times)
    if (result.violation !== null) {
      failed += 1
      const { invariant, about } = result.violation
      say(`seed ${seed}: [${invariant}] ${about}\n  again: pnpm sim --seed ${seed} --shrink`)
    }
    if ((seed - from + 1) % 500 === 0) say(`${seed - from + 1} stories, ${steps} steps, ${failed} failed`)
  }
  const seconds = Math.round(Number(process.hrtime.bigint() - startedAt) / 1e9)
  const counted = [...faults]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, times]) => `${kind} ${times}`)
  say(`faults: ${counted.join(', ')}`)
  say(`${count} stories, ${steps} steps, ${mutations} mutations, ${mails} mails, ${failed} failed, ${seconds} s`)
  process.exitCode = failed === 0 ? 0 : 1
}

const eachFault = async (): Promise<void> => {
  for (const one of deliberateFaults) {
    const { seed, violation } = await seedThatFinds(one, 200)
    say(
      `${one.name}: ${violation === null ? 'not found' : `seed ${seed}`} [${violation?.invariant}] ${violation?.about}`,
    )
    if (violation === null) process.exitCode = 1
  }
}

if (values.faults) await eachFault()
else if (values.seed !== undefined) await one(Number(values.seed))
else await many(Number(values.from), Number(values.seeds))
