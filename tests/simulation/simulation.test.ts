import { expect, it } from 'vitest'
import { simulate } from './simulate.ts'
import { storyOf } from './story/story.ts'

/** `pnpm sim --seeds 10000` runs more of them. */
const seeds = Array.from({ length: 300 }, (_, at) => at + 1)

it.each(seeds)(
  '[S1] [S3] [S5] [S8] [S10] [A3] nothing is lost, doubled or shown to strangers in story %i',
  async (seed) => {
    expect((await simulate(storyOf(seed))).violation).toBeNull()
  },
)

it('[S1] a story comes out the same each time', async () => {
  const story = storyOf(7)
  expect(await simulate(story)).toEqual(await simulate(story))
})
