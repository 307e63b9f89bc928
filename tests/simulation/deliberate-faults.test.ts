import { expect, it } from 'vitest'
import { seedThatFinds } from './seed-that-finds.ts'
import { deliberateFaults } from './server/deliberate-faults.ts'

const seedsMax = 200

/** Which invariants a fault breaks first; anything else would be a witness that cries at the wrong thing. */
const broken: Readonly<Record<string, readonly string[]>> = {
  'acknowledge before append': ['S3', 'S1'],
  // Carried out twice, or answered with the second outcome, of which the store keeps only the first.
  'skip deduplication': ['S1', 'S3'],
  'forget to close on revocation': ['S10', 'A3'],
  'broadcast before commit': ['S3'],
  'drop the tray': ['at rest'],
  'grant checked with old rights': ['B2', 'S1'],
  'forget the mail': ['at rest'],
  'tell of all accounts': ['A3'],
  'commit with a right that was taken away': ['S15'],
  'show the people of the first day': ['at rest'],
  'leave a number out': ['S17'],
  'leave the unit of an ended contract': ['S1'],
}

it.each(deliberateFaults)('[S3] the simulator can fail: it finds "$name"', { timeout: 120_000 }, async (fault) => {
  const { seed, violation } = await seedThatFinds(fault, seedsMax)
  expect(broken[fault.name]).toContain(violation?.invariant)
  expect(seed).toBeLessThanOrEqual(seedsMax)
})
