import { parseArgs } from 'node:util'
import { systemClock } from '../../sync-server/src/clock/clock.ts'
import { serverLimits } from '../../sync-server/src/limits.ts'
import { openScene } from '../hostile/scene.ts'
import { enumerationCalls } from './enumeration-calls.ts'
import { percentile } from './percentile.ts'

/**
 * Does the time of an answer show whether a login exists? Each call is made about a login that exists and about
 * one that does not, alternately, and about a second one that exists: how far the two that exist are apart is what
 * the machine does by itself. Prints the ratio of the medians; 1.00 tells nothing.
 */
const { values } = parseArgs({ options: { times: { type: 'string', default: '200' } } })
const times = Number(values.times)
const print = (line: string): void => void process.stdout.write(`${line}\n`)

const timed = async (call: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now()
  await call()
  return performance.now() - startedAt
}

// In this process, without bounds: a password may not be guessed as often as it takes to measure.
let aheadMs = 0
const scene = await openScene({ clock: { ...systemClock, now: () => systemClock.now() + aheadMs } })
const forgetTries = (): void => void (aheadMs += serverLimits.loginTries.windowMs)
try {
  for (const { name, first, second, absent } of enumerationCalls(scene, forgetTries)) {
    const ms = { first: [] as number[], second: [] as number[], absent: [] as number[] }
    // What is made once, on first use, tells nothing.
    for (const call of [first, second, absent]) await call()
    for (let at = 0; at < times; at += 1) {
      // The first must not always be the same.
      const order = [
        ...([
          ['first', first],
          ['second', second],
          ['absent', absent],
        ] as const),
      ]
      for (let turns = at % order.length; turns > 0; turns -= 1) order.push(...order.splice(0, 1))
      for (const [who, call] of order) ms[who].push(await timed(call))
    }
    const median = {
      first: percentile(ms.first, 50),
      second: percentile(ms.second, 50),
      absent: percentile(ms.absent, 50),
    }
    print(
      `${name}: there ${median.first.toFixed(2)} ms, not there ${median.absent.toFixed(2)} ms, ratio ${(median.absent / median.first).toFixed(2)} (two who are there: ${(median.second / median.first).toFixed(2)})`,
    )
  }
} finally {
  await scene.close()
}
