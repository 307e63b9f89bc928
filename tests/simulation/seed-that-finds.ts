import { simulate } from './simulate.ts'
import type { Story } from './story/story.ts'
import type { Violation } from './witness/violations.ts'
import type { Faults } from './world.ts'

/** The first seed whose story breaks something when this fault is built in; without any, the violation is null. */
export const seedThatFinds = async (
  fault: Faults & { readonly storyOf: (seed: number) => Story },
  seedsMax: number,
): Promise<{ readonly seed: number; readonly violation: Violation | null }> => {
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const { violation } = await simulate(fault.storyOf(seed), fault)
    if (violation !== null) return { seed, violation }
  }
  return { seed: seedsMax, violation: null }
}
