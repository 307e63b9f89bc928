import { parseArgs } from 'node:util'
import { isAlike, shrink } from './shrink.ts'
import { simulate } from './simulate.ts'
import { storyOf, type Story } from './story/story.ts'

/**
 * `pnpm sim --seeds 10000 [--from 1]` runs that many stories; `pnpm sim --seed 42` one of them again, with its story;
 * `--shrink` looks for a shorter story that fails alike.
 */
const { values } = parseArgs({
  // pnpm hands a separating `--` on.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    shrink: { type: 'boolean', default: false },
  },
})

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const tell = (story: Story): void => {
  const size = story.browsers.length
  say(`browsers: ${story.browsers.map(({ person, tabs }) => `${person} (${tabs})`).join(', ')}`)
  for (const { at, kind, who, pick } of story.operations) {
    say(`${String(at).padStart(7)} ms  browser-${who % size}  ${kind} ${pick}`)
  }
}

const one = async (seed: number): Promise<void> => {
  const story = storyOf(seed)
  const { violation, ...result } = await simulate(story)
  if (violation === null || !values.shrink) tell(story)
  if (violation !== null && values.shrink) {
    const isSame = async (shorter: Story) => isAlike((await simulate(shorter)).violation, violation)
    const shortest = await shrink(story, isSame)
    tell(shortest)
    say(JSON.stringify(shortest))
    say(JSON.stringify((await simulate(shortest)).violation))
  }
  say(JSON.stringify({ ...result, violation }, null, 2))
  process.exitCode = violation === null ? 0 : 1
}

const many = async (from: number, count: number): Promise<void> => {
  const startedAt = process.hrtime.bigint()
  let [failed, steps, mutations] = [0, 0, 0]
  for (let seed = from; seed < from + count; seed += 1) {
    const result = await simulate(storyOf(seed))
    steps += result.steps
    mutations += result.mutations
    if (result.violation !== null) {
      failed += 1
      const { invariant, about } = result.violation
      say(`seed ${seed}: [${invariant}] ${about}\n  again: pnpm sim --seed ${seed} --shrink`)
    }
    if ((seed - from + 1) % 500 === 0) say(`${seed - from + 1} stories, ${steps} steps, ${failed} failed`)
  }
  const seconds = Math.round(Number(process.hrtime.bigint() - startedAt) / 1e9)
  say(`${count} stories, ${steps} steps, ${mutations} mutations, ${failed} failed, ${seconds} s`)
  process.exitCode = failed === 0 ? 0 : 1
}

if (values.seed !== undefined) await one(Number(values.seed))
else await many(Number(values.from), Number(values.seeds))
