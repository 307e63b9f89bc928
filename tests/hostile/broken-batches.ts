import { brokenFrame } from './broken-frame.ts'
import { referenceDocument } from './reference-document.ts'
import { seededRandom } from './seeded-random.ts'
import { validFrames } from './valid-frames.ts'

/** So few frames on one socket that none of its bounds cuts the attack short. */
const framesPerSocket = 40

export interface BrokenBatch {
  /** A number by which the one who sends it chooses where. */
  readonly choice: number
  readonly frames: readonly Uint8Array[]
}

/** Batches of broken frames without end. The same seed gives the same bytes, on every machine and every server. */
export function* brokenBatches(seed: number): Generator<BrokenBatch, never> {
  const random = seededRandom(seed)
  const valid = [...validFrames(referenceDocument(), random.id).values()]
  for (;;) {
    const choice = random.whole(2 ** 16)
    yield { choice, frames: Array.from({ length: framesPerSocket }, () => brokenFrame(valid, random)) }
  }
}
