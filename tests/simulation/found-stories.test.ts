import { expect, it } from 'vitest'
import { simulate } from './simulate.ts'
import type { Story } from './story/story.ts'

/** Stories that have gone wrong once, each as short as the simulator could make it. */
const found: readonly (readonly [what: string, story: Story])[] = [
  [
    'a change that came before its document stays out of the restored one',
    {
      seed: 192,
      browsers: ['ewa', 'ewa', 'jan', 'anna'].map((person) => ({ person, tabs: 1 })),
      operations: [
        { at: 358, kind: 'lag', who: 529599, pick: 660154 },
        { at: 1640, kind: 'mutate', who: 904276, pick: 806112 },
        { at: 3589, kind: 'restore', who: 187082, pick: 67619 },
      ],
    },
  ],
]

it.each(found)('[S8] %s', async (_what, story) => {
  expect((await simulate(story)).violation).toBeNull()
})
