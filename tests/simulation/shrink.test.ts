import { expect, it } from 'vitest'
import { seedThatFinds } from './seed-that-finds.ts'
import { deliberateFaults } from './server/deliberate-faults.ts'
import { isAlike, shrink } from './shrink.ts'
import { simulate } from './simulate.ts'
import { storyOf } from './story/story.ts'

it('[ISSUE 4] a story that fails is made short, and the short one fails alike, each time', async () => {
  const fault = deliberateFaults.find(({ name }) => name === 'skip deduplication')
  if (fault === undefined) throw new Error('no such fault')
  const { seed, violation } = await seedThatFinds(fault, 200)
  if (violation === null) throw new Error('nothing is found')
  const story = storyOf(seed)
  const shortest = await shrink(story, async (shorter) =>
    isAlike((await simulate(shorter, fault)).violation, violation),
  )
  expect(shortest.operations.length).toBeLessThan(story.operations.length / 4)
  const [once, again] = [await simulate(shortest, fault), await simulate(shortest, fault)]
  expect(isAlike(once.violation, violation)).toBe(true)
  expect(again).toEqual(once)
  expect((await simulate(shortest)).violation).toBeNull()
}, 60_000)

it('[ISSUE 4] two violations are alike when only their ids differ', () => {
  const violation = (invariant: string, about: string) => ({ invariant, about })
  const sought = violation('at rest', 'browser-0 keeps 1 changes of login-jan-0001; browser-2 is offline')
  expect(isAlike(violation('at rest', 'browser-3 keeps 2 changes of login-ewa-0001'), sought)).toBe(true)
  expect(isAlike(violation('at rest', 'browser-3 shows nothing'), sought)).toBe(false)
  expect(isAlike(violation('S1', 'browser-3 keeps 2 changes of login-ewa-0001'), sought)).toBe(false)
  expect(isAlike(null, sought)).toBe(false)
})
