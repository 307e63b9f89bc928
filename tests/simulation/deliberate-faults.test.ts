import { expect, it } from 'vitest'
import { simulate } from './simulate.ts'
import { deliberateFaults } from './server/deliberate-faults.ts'
import { storyOf } from './story/story.ts'

const seedsMax = 200

/** Which invariants a fault breaks first; anything else would be a witness that cries at the wrong thing. */
const broken: Readonly<Record<string, readonly string[]>> = {
  'acknowledge before append': ['S3', 'S1'],
  'skip deduplication': ['S1'],
  'forget to close on revocation': ['S10', 'A3'],
  'broadcast before commit': ['S3'],
  'drop the tray': ['at rest'],
  'grant checked with old rights': ['B2', 'S1'],
}

it.each(deliberateFaults)('[S3] the simulator can fail: it finds "$name"', { timeout: 120_000 }, async (fault) => {
  let found: string | null = null
  for (let seed = 1; seed <= seedsMax && found === null; seed += 1) {
    found = (await simulate(storyOf(seed), fault)).violation?.invariant ?? null
  }
  expect(broken[fault.name]).toContain(found)
})
